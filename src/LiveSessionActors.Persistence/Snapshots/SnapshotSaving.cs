using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Threads;

namespace LiveSessionActors.Persistence.Snapshots;

/// <summary>Keeps a session's snapshot file up to date.</summary>
internal sealed class SnapshotSaving(SessionFile session, byte[] content) : FileWork<bool>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = true;
        new SnapshotReplacement(session, content).Make();
        return TimeSpan.Zero;
    }
}
