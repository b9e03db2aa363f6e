using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Workspaces;

public class WorkspaceLockTests
{
    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        using var fixture = new FilesFixture();
        fixture.Files.Address = "/run/user/1000/live-sessions/bridge.sock";
        using var open = await fixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<SessionException>(() =>
            new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None));

        Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);
        Assert.Contains(
            $"process {Environment.ProcessId} at /run/user/1000/live-sessions/bridge.sock",
            refused.Refusal.Detail,
            StringComparison.Ordinal);
        Assert.NotNull(refused.Refusal.Hint);
    }

    [Fact]
    public async Task The_lock_says_in_one_line_of_json_who_has_it()
    {
        using var fixture = new FilesFixture();
        fixture.Files.Address = "/run/\"x\"";
        using var open = await fixture.OpenAsync();

        Assert.Equal(
            $"{{\"pid\":{Environment.ProcessId},\"address\":\"/run/\\u0022x\\u0022\"}}\n", ReadLock(fixture));
    }

    [Fact]
    public async Task A_closed_workspace_may_be_opened_by_others_and_again()
    {
        using var fixture = new FilesFixture();
        (await fixture.OpenAsync()).Dispose();
        (await new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None)).Dispose();
        using var again = await fixture.OpenAsync();

        Assert.Null(await fixture.AppendAsync("s", "one"));
    }

    [Fact]
    public async Task It_is_open_once_in_a_process_too()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();

        var refused = await Assert.ThrowsAsync<SessionException>(fixture.OpenAsync);

        Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{\"pi", 0)]
    [InlineData("{\"pid\":", 10_000)]
    [InlineData("\0\0\0\0\0\0\0\0\0\0", 0)]
    public async Task Whatever_a_holder_left_in_the_lock_does_not_keep_others_out(string left, int more)
    {
        using var fixture = new FilesFixture();
        Directory.CreateDirectory(fixture.Directory.Paths.Live);
        await File.WriteAllTextAsync(fixture.Directory.Paths.Lock, left + new string('x', more));

        using var open = await fixture.OpenAsync();

        Assert.Equal($"{{\"pid\":{Environment.ProcessId},\"address\":null}}\n", ReadLock(fixture));
    }

    [SkippableFact]
    public async Task What_is_no_lock_by_its_content_is_locked_and_left_as_it_is()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no modes there.");
        using var fixture = new FilesFixture();
        var elsewhere = Path.Combine(fixture.Workspace.Path, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "precious");
        var permissions = new FileInfo(elsewhere).UnixFileMode;
        Directory.CreateDirectory(fixture.Directory.Paths.Live);
        Assert.Equal(FileError.None, FileCalls.System.Link(elsewhere, fixture.Directory.Paths.Lock));

        using (await fixture.OpenAsync())
        {
            Assert.Null(await fixture.AppendAsync("s", "one"));
            var refused = await Assert.ThrowsAsync<SessionException>(() =>
                new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None));
            Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);
        }

        Assert.Equal("precious", await File.ReadAllTextAsync(elsewhere));
        Assert.Equal(permissions, new FileInfo(elsewhere).UnixFileMode);
    }

    [Fact]
    public async Task A_lock_that_is_a_link_is_refused_and_its_target_untouched()
    {
        using var fixture = new FilesFixture();
        var target = Path.Combine(fixture.Workspace.Path, "canary");
        await File.WriteAllTextAsync(target, "canary");
        Directory.CreateDirectory(fixture.Directory.Paths.Live);
        File.CreateSymbolicLink(fixture.Directory.Paths.Lock, target);

        var refused = await Assert.ThrowsAsync<SessionException>(fixture.OpenAsync);

        Assert.Equal(RefusalCode.SymlinkRefused, refused.Refusal.Code);
        Assert.Equal("canary", await File.ReadAllTextAsync(target));
    }

    [Fact]
    public async Task A_lock_whose_file_was_removed_is_taken_anew_before_the_next_write()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        File.Delete(fixture.Directory.Paths.Lock);

        Assert.Null(await fixture.AppendAsync("s", "one"));

        await Assert.ThrowsAsync<SessionException>(() =>
            new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None));
    }

    [Fact]
    public async Task A_workspace_moved_while_open_is_opened_where_it_is_and_the_one_before_is_to_be_closed()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        Assert.Null(await fixture.AppendAsync("s", "one"));
        var now = Workspace.Parse(fixture.Workspace.Path + ".now");
        Directory.Move(fixture.Workspace.Path, now.Path);
        Assert.False(open.Lost.IsCompleted);

        using (await fixture.Files.OpenAsync(now, CancellationToken.None))
        {
            await open.Lost;
            var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "two"));
            Assert.Equal(RefusalCode.WorkspaceNotFound, rejection.Refusal.Code);
        }

        Directory.Move(now.Path, fixture.Workspace.Path);
    }

    [SkippableFact]
    public async Task One_directory_under_two_names_is_refused_under_the_second_by_the_first()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root mounts.");
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        var other = Directory.CreateDirectory(fixture.Workspace.Path + ".other").FullName;
        Skip.IfNot(Run("mount", "--bind", fixture.Workspace.Path, other), "Nothing can be mounted here.");
        try
        {
            var refused = await Assert.ThrowsAsync<SessionException>(() =>
                fixture.Files.OpenAsync(Workspace.Parse(other), CancellationToken.None));

            Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);
            Assert.Contains($"open as {fixture.Workspace.Path}", refused.Refusal.Detail, StringComparison.Ordinal);
            Assert.False(open.Lost.IsCompleted);
        }
        finally
        {
            // Also when what was to be refused has it open: else the failure would be hidden, and the mount stay.
            Run("umount", "-l", other);
            Directory.Delete(other);
        }
    }

    [Fact]
    public async Task A_lock_that_somebody_else_holds_and_that_names_the_one_who_asks_is_said_to_be_anothers()
    {
        using var fixture = new FilesFixture();
        fixture.Files.Address = "/run/bridge.sock";
        (await fixture.OpenAsync()).Dispose();
        FileCalls.System.Open(fixture.Directory.Paths.Lock, OpenFor.Lock, out var held);
        Assert.Equal(FileError.None, FileCalls.System.Lock(held));

        var refused = await Assert.ThrowsAsync<SessionException>(fixture.OpenAsync);
        FileCalls.System.Close(held);

        Assert.Equal(RefusalCode.WorkspaceLocked, refused.Refusal.Code);
        Assert.DoesNotContain($"{Environment.ProcessId}", refused.Refusal.Detail.Replace(fixture.Workspace.Path, ""));
    }

    // By the product's own calls: the framework's way of opening a file takes a lock.
    private static string ReadLock(FilesFixture fixture)
    {
        var line = new byte[200];
        FileCalls.System.Open(fixture.Directory.Paths.Lock, OpenFor.Read, out var file);
        FileCalls.System.Read(file, line, 0, out var count);
        FileCalls.System.Close(file);
        return System.Text.Encoding.UTF8.GetString(line, 0, count);
    }

    private static bool Run(params string[] command)
    {
        using var process = System.Diagnostics.Process.Start(command[0], command.Skip(1));
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [Fact]
    public async Task A_workspace_that_another_process_took_meanwhile_is_not_written()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();
        File.Delete(fixture.Directory.Paths.Lock);
        using var other = await new SessionFiles(Some.Setting()).OpenAsync(fixture.Workspace, CancellationToken.None);

        var rejection = Assert.IsType<SessionException>(await fixture.AppendAsync("s", "one"));

        Assert.Equal(RefusalCode.WorkspaceLocked, rejection.Refusal.Code);
        Assert.Empty(Directory.GetFiles(fixture.Directory.Paths.Sessions));
    }

    [Fact]
    public void A_lock_that_does_not_keep_a_second_one_out_is_none()
    {
        using var directory = new TemporaryWorkspace();
        Directory.CreateDirectory(directory.Paths.Live);
        var disk = new MemoryDisk { Locks = false };

        var refused = Assert.Throws<SessionException>(() =>
            WorkspaceLock.Take(disk, directory.Paths, null, _ => null));

        Assert.Equal(RefusalCode.IoError, refused.Refusal.Code);
        Assert.Contains("cannot be locked", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(0, disk.OpenFiles);
    }
}
