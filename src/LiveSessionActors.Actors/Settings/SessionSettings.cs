namespace LiveSessionActors.Actors.Settings;

/// <summary>How a session writes, and how long it stays in memory: the keys of <c>reference.conf</c>.</summary>
/// <param name="PassivateAfter">Unused for so long, it leaves memory.</param>
/// <param name="InMemoryMax">So many of a workspace stay in memory.</param>
/// <param name="BatchEntriesMax">So many appends share a write.</param>
/// <param name="BatchBytesMax">So many bytes share a write.</param>
/// <param name="WriteTriesMax">So often a write is tried again because others wrote in between.</param>
/// <param name="WaitingMax">So many messages wait for a session, or for a workspace that is opened.</param>
/// <param name="WaitingBytesMax">So many bytes of events do.</param>
/// <param name="SnapshotInterval">A snapshot file that nobody waits for is written once in so long.</param>
/// <param name="SnapshotEvery">So many entries lie between the snapshots that recoveries begin with.</param>
public sealed record SessionSettings(
    TimeSpan PassivateAfter,
    int InMemoryMax,
    int BatchEntriesMax,
    long BatchBytesMax,
    int WriteTriesMax,
    int WaitingMax,
    long WaitingBytesMax,
    TimeSpan SnapshotInterval,
    int SnapshotEvery)
{
    internal static SessionSettings Bind(SettingsSection section) => new(
        section.Duration("passivate-after"),
        section.Count("in-memory-max"),
        section.Count("batch-entries-max"),
        section.Bytes("batch-bytes-max"),
        section.Count("write-tries-max"),
        section.Count("waiting-max"),
        section.Bytes("waiting-bytes-max"),
        section.Duration("snapshot-interval"),
        section.Count("snapshot-every"));
}
