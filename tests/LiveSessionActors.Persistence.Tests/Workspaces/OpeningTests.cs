using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Workspaces;

public class OpeningTests
{
    [Fact]
    public async Task Opening_lays_the_directories_as_the_reference_store_does_and_the_lock()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();

        Assert.True(Directory.Exists(fixture.Directory.Paths.Sessions));
        Assert.False(Directory.Exists(fixture.Directory.Paths.LegacyRoot));
        Assert.Equal([Path.Combine(".impeccable", "live", "daemon.lock")], fixture.Directory.Files());
        Assert.Null(fixture.Files.ReadOnly(fixture.Workspace));
        Assert.Equal(fixture.Workspace, open.Workspace);
    }

    [Fact]
    public async Task Opening_to_read_and_reading_a_workspace_without_files_makes_none()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenToReadAsync();

        Assert.Empty((await fixture.Files.ListAsync(fixture.Workspace, CancellationToken.None)).Sessions);
        Assert.False(await fixture.Files.ExistsAsync(fixture.Key("s"), CancellationToken.None));
        await fixture.Files.SaveSnapshotAsync(fixture.Key("s").PersistenceId, new LentBytes([1, 2]));

        Assert.Empty(Directory.EnumerateFileSystemEntries(fixture.Workspace.Path));
        Assert.Null(fixture.Files.ReadOnly(fixture.Workspace));
        Assert.Equal(fixture.Workspace, open.Workspace);
    }

    [Fact]
    public async Task Reading_a_workspace_of_the_legacy_place_alone_makes_no_file()
    {
        using var fixture = new FilesFixture();
        fixture.Directory.WriteLegacyJournal("s", Some.ForeignLine(1, "generate", "s"));
        using var open = await fixture.OpenToReadAsync();

        await fixture.Files.SaveSnapshotAsync(fixture.Key("s").PersistenceId, new LentBytes([1, 2]));

        Assert.False(Directory.Exists(fixture.Directory.Paths.Impeccable));
    }

    [Fact]
    public async Task The_first_append_lays_the_directories_as_the_reference_store_does_and_the_lock()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenToReadAsync();

        Assert.Null(await fixture.AppendAsync("s", "one"));

        Assert.False(Directory.Exists(fixture.Directory.Paths.LegacyRoot));
        Assert.Equal(
            [
                Path.Combine(".impeccable", "live", "daemon.lock"),
                Path.Combine(".impeccable", "live", "sessions", "s.jsonl"),
            ],
            fixture.Directory.Files());
    }

    [Fact]
    public async Task A_workspace_opened_to_read_that_another_process_has_by_the_first_write_is_lost()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenToReadAsync();
        using var other = await new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None);

        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "one"));

        Assert.Equal(RefusalCode.WorkspaceLocked, rejection.Refusal.Code);
        await open.Lost;
    }

    [Fact]
    public async Task Opening_to_read_a_workspace_with_files_takes_its_lock()
    {
        using var fixture = new FilesFixture();
        Directory.CreateDirectory(fixture.Directory.Paths.Live);

        using var open = await fixture.OpenToReadAsync();

        Assert.True(Directory.Exists(fixture.Directory.Paths.Sessions));
        Assert.True(File.Exists(fixture.Directory.Paths.Lock));
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_not_found_and_not_made()
    {
        using var fixture = new FilesFixture();
        var missing = Workspace.Parse(Path.Combine(fixture.Workspace.Path, "missing"));

        var refused = await Assert.ThrowsAsync<SessionException>(
            () => fixture.Files.OpenAsync(missing, CancellationToken.None));

        Assert.Equal(RefusalCode.WorkspaceNotFound, refused.Refusal.Code);
        Assert.False(Directory.Exists(missing.Path));
    }

    [Fact]
    public async Task A_closed_workspace_is_read_and_not_written()
    {
        using var fixture = new FilesFixture();
        using (await fixture.OpenAsync())
            Assert.Null(await fixture.AppendAsync("s", "one"));

        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "two"));

        Assert.Equal(RefusalCode.NotWritable, rejection.Refusal.Code);
        Assert.Single(File.ReadAllLines(Path.Combine(fixture.Directory.Paths.Sessions, "s.jsonl")));
    }

    [Fact]
    public async Task A_directory_that_may_not_be_written_opens_for_reading_and_is_written_once_it_may_be()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        calls.Fail("mkdir", FileErrorKind.Forbidden);
        using var open = await fixture.OpenAsync();
        Assert.Equal(RefusalCode.NotWritable, fixture.Files.ReadOnly(fixture.Workspace)!.Code);
        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "one"));
        Assert.Equal(RefusalCode.NotWritable, rejection.Refusal.Code);

        calls.Fault = null;

        Assert.Null(await fixture.AppendAsync("s", "one"));
        Assert.Null(fixture.Files.ReadOnly(fixture.Workspace));
    }

    [Fact]
    public async Task A_workspace_opened_for_reading_tells_whoever_asks_that_it_may_be_written_now()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        calls.Fail("mkdir", FileErrorKind.Forbidden);
        using var open = await fixture.OpenAsync();
        Assert.Equal(RefusalCode.NotWritable, fixture.Files.ReadOnly(fixture.Workspace)!.Code);

        calls.Fault = null;

        Assert.Null(fixture.Files.ReadOnly(fixture.Workspace));
        Assert.Null(await fixture.AppendAsync("s", "one"));
    }

    [Fact]
    public async Task Sessions_that_vanish_under_an_open_workspace_come_back_with_the_next_append()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        Assert.Null(await fixture.AppendAsync("s", "one"));
        Directory.Delete(fixture.Directory.Paths.Impeccable, recursive: true);

        Assert.Null(await fixture.AppendAsync("s", "two"));

        Assert.Contains("\"seq\":1,", fixture.Directory.ReadJournal("s"), StringComparison.Ordinal);
        Assert.True(File.Exists(fixture.Directory.Paths.Lock));
    }

    [Fact]
    public async Task A_workspace_that_vanishes_is_refused_as_not_found_and_written_again_when_it_is_back()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        Directory.Delete(fixture.Workspace.Path, recursive: true);

        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "one"));
        Directory.CreateDirectory(fixture.Workspace.Path);

        Assert.Equal(RefusalCode.WorkspaceNotFound, rejection.Refusal.Code);
        Assert.Null(await fixture.AppendAsync("s", "one"));
    }

    [Fact]
    public async Task Files_that_a_dead_process_had_not_given_their_name_are_removed_and_no_others()
    {
        using var fixture = new FilesFixture();
        var leftover = fixture.Directory.Of(SessionId.Parse("s")).NewTemporary();
        Directory.CreateDirectory(fixture.Directory.Paths.Sessions);
        await File.WriteAllTextAsync(leftover, "{");
        var others = new[] { "s.1.txt", "s..tmp", "notes.tmp", "a b.1.tmp" };
        foreach (var other in others)
            await File.WriteAllTextAsync(Path.Combine(fixture.Directory.Paths.Live, other), "");

        using var open = await fixture.OpenAsync();

        Assert.False(File.Exists(leftover));
        Assert.All(others, other => Assert.True(File.Exists(Path.Combine(fixture.Directory.Paths.Live, other))));
    }

    [Fact]
    public async Task Closing_waits_with_the_lock_for_the_write_that_is_under_way()
    {
        using var writing = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        var open = await fixture.OpenAsync();
        Assert.Null(await fixture.AppendAsync("s", "one"));
        calls.Fault = new Once("write", () => { writing.Set(); goOn.Wait(); });
        var append = Task.Run(() => fixture.AppendAsync("s", "two"));
        writing.Wait();

        open.Dispose();
        var others = new SessionFiles(Some.Setting());
        await Assert.ThrowsAsync<SessionException>(() => others.OpenAsync(fixture.Workspace, CancellationToken.None));
        var again = fixture.OpenAsync();
        Assert.False(again.IsCompleted);
        goOn.Set();

        Assert.Null(await append);
        (await again).Dispose();
    }

    [Fact]
    public async Task A_poisoned_session_is_named_and_stays_so_when_the_workspace_is_opened_again()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls, Some.Settings);
        using (await fixture.OpenAsync())
        {
            Assert.Null(await fixture.AppendAsync("s", "one"));
            calls.Fail("fsync", FileErrorKind.Other, times: 1);
            await Assert.ThrowsAsync<SessionException>(() => fixture.AppendAsync("s", "two"));
        }

        using var open = await fixture.OpenAsync();

        Assert.Equal(fixture.Key("s"), Assert.Single(fixture.Files.Poisoned));
        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "three"));
        Assert.Equal(RefusalCode.DurabilityUnknown, rejection.Refusal.Code);
        Assert.Null(await fixture.AppendAsync("another", "one"));
    }
}
