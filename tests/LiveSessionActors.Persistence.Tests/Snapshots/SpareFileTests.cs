using System.Diagnostics;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Snapshots;

/// <summary>Snapshot files that take turns: a file is written again only when nobody can see that.</summary>
public sealed class SpareFileTests : IDisposable
{
    private readonly FilesFixture _fixture = new();

    private string Snapshot => _fixture.Directory.Of(Some.Session).Snapshot;

    public void Dispose() => _fixture.Dispose();

    [SkippableFact]
    public async Task Two_files_take_turns()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere each snapshot is a file of its own.");
        using var open = await _fixture.OpenAsync();
        var identities = new HashSet<FileIdentity>();
        for (var number = 0; number < 20; number++)
        {
            await SaveAsync($"snapshot {number}");
            Assert.False(FileCalls.System.Look(Snapshot, out var look).Failed);
            identities.Add(look.Identity);
        }

        // The first one is made by another program or without a name; it may be written again like any other.
        Assert.InRange(identities.Count, 1, 3);
        Assert.Single(Directory.GetFiles(_fixture.Directory.Paths.Live, "*.tmp"));
    }

    [Fact]
    public async Task A_reader_goes_on_reading_what_it_has_opened()
    {
        using var open = await _fixture.OpenAsync();
        await SaveAsync("zero");
        await SaveAsync("one!");
        using var reader = new StreamReader(new FileStream(
            Snapshot, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        foreach (var text in new[] { "two!", "3333", "four" })
            await SaveAsync(text);

        Assert.Equal("one!", await reader.ReadToEndAsync());
        Assert.Equal("four", await File.ReadAllTextAsync(Snapshot));
    }

    [SkippableFact]
    public async Task Another_name_of_an_old_snapshot_keeps_what_it_names()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "ln is a command of Unix.");
        using var open = await _fixture.OpenAsync();
        await SaveAsync("zero");
        await SaveAsync("one!");
        var copy = Path.Combine(_fixture.Workspace.Path, "copy");
        using (var link = Process.Start("ln", [Snapshot, copy]))
            await link.WaitForExitAsync();
        foreach (var text in new[] { "two!", "3333", "four" })
            await SaveAsync(text);

        Assert.Equal("one!", await File.ReadAllTextAsync(copy));
    }

    [Fact]
    public async Task A_snapshot_shorter_than_the_one_before_the_last_is_whole()
    {
        using var open = await _fixture.OpenAsync();
        foreach (var text in new[] { "first", new string('x', 10_000), "short", new string('y', 5_000), "s" })
        {
            await SaveAsync(text);
            Assert.Equal(text, await File.ReadAllTextAsync(Snapshot));
        }
    }

    [Fact]
    public async Task Closing_the_workspace_removes_what_was_kept()
    {
        using (await _fixture.OpenAsync())
        {
            for (var number = 0; number < 5; number++)
                await SaveAsync($"snapshot {number}");
        }

        Assert.Empty(Directory.GetFiles(_fixture.Directory.Paths.Live, "*.tmp"));
        Assert.Equal("snapshot 4", await File.ReadAllTextAsync(Snapshot));
    }

    [Fact]
    public async Task A_kept_file_that_was_taken_away_is_no_error()
    {
        using var open = await _fixture.OpenAsync();
        for (var number = 0; number < 5; number++)
        {
            await SaveAsync($"snapshot {number}");
            foreach (var spare in Directory.GetFiles(_fixture.Directory.Paths.Live, "*.tmp"))
                File.Delete(spare);
        }

        Assert.Equal("snapshot 4", await File.ReadAllTextAsync(Snapshot));
    }

    private Task SaveAsync(string text) =>
        _fixture.Files.SaveSnapshotAsync(
            _fixture.Key(Some.Session.Value).PersistenceId, new LentBytes(System.Text.Encoding.UTF8.GetBytes(text)));
}
