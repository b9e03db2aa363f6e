using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 20: a journal, a snapshot or a directory of the store is a symbolic link.</summary>
public class Row20SymlinkTests
{
    [Theory]
    [InlineData(".impeccable")]
    [InlineData(".impeccable/live")]
    [InlineData(".impeccable/live/sessions")]
    [InlineData(".impeccable/live/archive")]
    [InlineData(".impeccable-live")]
    [InlineData(".impeccable-live/sessions")]
    public async Task A_directory_that_is_a_link_keeps_the_workspace_closed(string directory)
    {
        using var outside = new TemporaryWorkspace();
        using var fixture = new FilesFixture();
        var link = Path.Combine(fixture.Workspace.Path, directory);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        Directory.CreateSymbolicLink(link, outside.Workspace.Path);

        var refused = await Assert.ThrowsAsync<SessionException>(fixture.OpenAsync);

        Assert.Equal(RefusalCode.SymlinkRefused, refused.Refusal.Code);
        Assert.NotNull(refused.Refusal.Hint);
        Assert.Empty(outside.Files());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_journal_that_is_a_link_is_neither_read_nor_written(bool dangling)
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        var canary = Path.Combine(fixture.Workspace.Path, "canary");
        if (!dangling)
            await File.WriteAllBytesAsync(canary, Some.ForeignLine(1));
        var read = await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None);
        File.CreateSymbolicLink(Path.Combine(fixture.Directory.Paths.Sessions, "s.jsonl"), canary);

        var unread = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None));
        var unwritten = await fixture.Files.AppendAsync(fixture.Key("s").PersistenceId, [Some.Entry(1)], read.Position);

        Assert.Equal(RefusalCode.SymlinkRefused, unread.Refusal.Code);
        Assert.Equal(RefusalCode.SymlinkRefused, Assert.IsType<SessionException>(unwritten).Refusal.Code);
        Assert.Equal(!dangling, File.Exists(canary));
        if (!dangling)
            Assert.Equal(Some.ForeignLine(1), await File.ReadAllBytesAsync(canary));
    }

    [Fact]
    public async Task A_legacy_journal_that_is_a_link_is_not_read()
    {
        using var fixture = new FilesFixture();
        var canary = Path.Combine(fixture.Workspace.Path, "canary");
        await File.WriteAllBytesAsync(canary, Some.ForeignLine(1));
        Directory.CreateDirectory(fixture.Directory.Paths.LegacySessions);
        File.CreateSymbolicLink(Path.Combine(fixture.Directory.Paths.LegacySessions, "s.jsonl"), canary);

        var unread = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None));

        Assert.Equal(RefusalCode.SymlinkRefused, unread.Refusal.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_snapshot_that_is_a_link_stays_one_and_its_target_untouched(bool dangling)
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        var canary = Path.Combine(fixture.Workspace.Path, "canary");
        if (!dangling)
            await File.WriteAllTextAsync(canary, "canary");
        var snapshot = Path.Combine(fixture.Directory.Paths.Sessions, "s.snapshot.json");
        File.CreateSymbolicLink(snapshot, canary);

        var refused = await Assert.ThrowsAsync<SessionException>(() =>
            fixture.Files.SaveSnapshotAsync(fixture.Key("s").PersistenceId, new LentBytes([1, 2, 3, 4, 5, 6])));

        Assert.Equal(RefusalCode.SymlinkRefused, refused.Refusal.Code);
        Assert.NotNull(new FileInfo(snapshot).LinkTarget);
        Assert.Equal(dangling ? null : "canary", File.Exists(canary) ? await File.ReadAllTextAsync(canary) : null);
    }

    [Fact]
    public async Task A_journal_that_is_a_directory_is_no_journal()
    {
        using var fixture = new FilesFixture();
        Directory.CreateDirectory(Path.Combine(fixture.Directory.Paths.Sessions, "s.jsonl"));

        var unread = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None));

        Assert.Equal(RefusalCode.IoError, unread.Refusal.Code);
    }
}
