using System.Security.Cryptography;

namespace LiveSessionActors.Actors.Watching;

/// <summary>The index of changes as it was found, or an empty one and why.</summary>
/// <param name="Index">The index.</param>
/// <param name="IsWhole">Whether all of the file could be read.</param>
/// <param name="Failure">Why it could not be read at all.</param>
internal sealed record IndexRead(ChangeIndex Index, bool IsWhole, Exception? Failure)
{
    /// <summary>Reads it; a failure is told and not thrown, since watching goes on without.</summary>
    public static async Task<IndexRead> FromAsync(WorkspaceContext workspace)
    {
        var epoch = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        try
        {
            var text = await workspace.Store
                .ReadIndexAsync(workspace.Workspace, CancellationToken.None).ConfigureAwait(false);
            var index = ChangeIndexText.Read(text.Span, epoch, out var isWhole);
            return new IndexRead(index, isWhole, null);
        }
        catch (Exception failure)
        {
            return new IndexRead(new ChangeIndex(epoch), IsWhole: false, failure);
        }
    }
}
