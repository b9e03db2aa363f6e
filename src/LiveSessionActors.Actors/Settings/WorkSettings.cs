namespace LiveSessionActors.Actors.Settings;

/// <summary>How work is handed out: the keys of <c>reference.conf</c>.</summary>
/// <param name="AttemptsMax">After so many leases that ran out, work is handed to nobody.</param>
/// <param name="LookInterval">How often journals are looked at while somebody waits for work.</param>
/// <param name="LeaseDefault">How long a lease lasts that does not say so.</param>
/// <param name="LeaseMax">The longest lease.</param>
/// <param name="WaitMax">The longest wait for work.</param>
/// <param name="SnapshotEvery">After so many events the queue's snapshot takes their place.</param>
public sealed record WorkSettings(
    int AttemptsMax,
    TimeSpan LookInterval,
    TimeSpan LeaseDefault,
    TimeSpan LeaseMax,
    TimeSpan WaitMax,
    int SnapshotEvery)
{
    internal static WorkSettings Bind(SettingsSection section) => new(
        section.Count("max-attempts"),
        section.Duration("look-interval"),
        section.Duration("lease-default"),
        section.Duration("lease-max"),
        section.Duration("wait-max"),
        section.Count("snapshot-every"));
}
