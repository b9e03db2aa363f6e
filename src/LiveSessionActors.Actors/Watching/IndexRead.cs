using System.Security.Cryptography;

namespace LiveSessionActors.Actors.Watching;

/// <summary>The index of changes as it was found, or an empty one and why.</summary>
/// <param name="Index">The index.</param>
/// <param name="IsWhole">Whether all of the file could be read.</param>
/// <param name="IsDamaged">Whether there is a file, and something in it makes no sense.</param>
/// <param name="Failure">Why it could not be read at all.</param>
internal sealed record IndexRead(ChangeIndex Index, bool IsWhole, bool IsDamaged, Exception? Failure)
{
    // Each session may have a line before the first change; more than so many are not read.
    private const int SessionsMax = 100_000;

    // Changes between two cuts, and the openings they came by.
    private const int LinesPerEntry = 3;

    /// <summary>Reads it; a failure is told and not thrown, since watching goes on without.</summary>
    public static async Task<IndexRead> FromAsync(WorkspaceContext workspace)
    {
        var epoch = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        try
        {
            var text = await workspace.Store
                .ReadIndexAsync(workspace.Workspace, CancellationToken.None).ConfigureAwait(false);
            var linesMax = (int)Math.Min(
                int.MaxValue, ((long)workspace.Settings.Watch.IndexEntriesMax * LinesPerEntry) + SessionsMax);
            var index = ChangeIndexText.Read(text.Span, epoch, out var isWhole, linesMax);
            return new IndexRead(index, isWhole, IsDamaged: !isWhole && !text.IsEmpty, null);
        }
        catch (Exception failure)
        {
            return new IndexRead(new ChangeIndex(epoch), IsWhole: false, IsDamaged: false, failure);
        }
    }
}
