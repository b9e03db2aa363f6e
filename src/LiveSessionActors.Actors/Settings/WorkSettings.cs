namespace LiveSessionActors.Actors.Settings;

/// <summary>How work is handed out: the keys of <c>reference.conf</c>.</summary>
/// <param name="AttemptsMax">After so many leases that ran out, work is handed to nobody.</param>
/// <param name="LookInterval">How often journals are looked at while somebody waits for work.</param>
public sealed record WorkSettings(int AttemptsMax, TimeSpan LookInterval)
{
    internal static WorkSettings Bind(SettingsSection section) => new(
        section.Count("max-attempts"),
        section.Duration("look-interval"));
}
