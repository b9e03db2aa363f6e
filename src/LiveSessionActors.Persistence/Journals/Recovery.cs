using System.Buffers;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Threads;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What the first half of a recovery, counting, leaves to the second, replaying.</summary>
/// <param name="Place">Where the journal was.</param>
/// <param name="Look">What it was.</param>
/// <param name="Journal">All of it, when it is small.</param>
/// <param name="TailSince">When its unterminated line was first seen with its length.</param>
internal sealed record RecoveryReading(JournalPlace Place, FileLook Look, byte[]? Journal, long TailSince);

/// <summary>Counts the lines of a journal without parsing them.</summary>
internal sealed class RecoveryCounting(SessionFile session) : FileWork<long>(continueInline: true)
{
    private readonly TailWait _wait = new(session.Setting);

    /// <inheritdoc/>
    protected override TimeSpan Advance(out long result)
    {
        result = 0;
        session.Recovery = null;
        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        if (reader is null)
            return TimeSpan.Zero;

        var whole = reader.Size <= session.Setting.Settings.PieceBytes ? new byte[reader.Size] : null;
        var buffer = whole ?? ArrayPool<byte>.Shared.Rent(session.Setting.Settings.PieceBytes);
        result = Count(reader, buffer, out var terminated);
        if (whole is null)
            ArrayPool<byte>.Shared.Return(buffer);
        else if (reader.Offset < whole.Length)
            Array.Resize(ref whole, (int)reader.Offset);

        var wait = terminated ? TimeSpan.Zero : _wait.Next(reader.Offset);
        session.Recovery = new RecoveryReading(reader.Place, reader.Look, whole, _wait.Since);
        return wait;
    }

    private static long Count(JournalReader reader, byte[] buffer, out bool terminated)
    {
        var lines = 0L;
        var last = (byte)'\n';
        while (reader.Read(buffer) is > 0 and var count)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            last = buffer[count - 1];
        }

        terminated = last == '\n';
        return terminated ? lines : lines + 1;
    }
}
