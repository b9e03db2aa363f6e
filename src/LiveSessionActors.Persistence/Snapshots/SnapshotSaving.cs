using System.Buffers;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Threads;

namespace LiveSessionActors.Persistence.Snapshots;

/// <summary>Keeps a session's snapshot file up to date; gives its content back afterwards.</summary>
internal sealed class SnapshotSaving(SessionFile session, IMemoryOwner<byte> content)
    : FileWork<bool>(continueInline: true)
{
    /// <inheritdoc/>
    protected override TimeSpan Advance(out bool result)
    {
        result = true;
        using (content)
            new SnapshotReplacement(session, content.Memory).Make();
        return TimeSpan.Zero;
    }
}
