namespace LiveSessionActors.Persistence.Journals;

/// <summary>Waits for an unterminated line to be finished by whoever writes it, but not for ever.</summary>
internal sealed class TailWait(FileSetting setting)
{
    private const int LooksPerWait = 10;

    private long _end = -1;
    private long _started;

    /// <summary>When the line was first seen with its present length.</summary>
    public long Since { get; private set; }

    /// <summary>
    /// How long a line that ended where it ends now at <paramref name="since"/> is still to be left alone.
    /// </summary>
    public static TimeSpan Remaining(FileSetting setting, long since) =>
        setting.Settings.TailSettle - setting.Time.GetElapsedTime(since);

    /// <summary>
    /// The line ends at <paramref name="end"/>: how long until the next look, or zero when it is settled.
    /// </summary>
    public TimeSpan Next(long end)
    {
        var now = setting.Time.GetTimestamp();
        if (_end < 0)
            _started = now;
        if (end != _end)
            (_end, Since) = (end, now);

        var quiet = Remaining(setting, Since);
        var patience = setting.Settings.TailSettleMax - setting.Time.GetElapsedTime(_started, now);
        if (quiet <= TimeSpan.Zero || patience <= TimeSpan.Zero)
            return TimeSpan.Zero;
        var look = setting.Settings.TailSettle / LooksPerWait;
        return look > TimeSpan.Zero && look < quiet ? look : quiet;
    }
}
