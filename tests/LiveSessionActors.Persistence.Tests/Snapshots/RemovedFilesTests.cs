using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Snapshots;

public sealed class RemovedFilesTests
{
    [Fact]
    public async Task A_snapshot_behind_the_removal_of_all_files_lays_nothing_anew()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        await fixture.AppendAsync("s", "one");
        Directory.Delete(fixture.Directory.Paths.Impeccable, recursive: true);

        await fixture.Files.SaveSnapshotAsync(fixture.Key("s").PersistenceId, new LentBytes([1]));

        Assert.Empty(Directory.EnumerateFileSystemEntries(fixture.Workspace.Path));
    }
}
