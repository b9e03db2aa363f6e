namespace LiveSessionActors.Actors.Settings;

/// <summary>When sessions that are over are archived: the keys of <c>reference.conf</c>.</summary>
/// <param name="ArchiveAfter">So long after their last entry; null for never.</param>
/// <param name="LookInterval">How often an open workspace is looked through for them.</param>
public sealed record RetentionSettings(TimeSpan? ArchiveAfter, TimeSpan LookInterval)
{
    internal static RetentionSettings Bind(SettingsSection section) => new(
        section.DurationOrOff("archive-after"),
        section.Duration("look-interval"));
}
