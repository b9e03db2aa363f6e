using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>
/// Promise 10: another user is not served, even where permissions would let him in, and what he puts where the daemon's
/// files are to be is not taken for them.
/// </summary>
public sealed class OtherUserTests : FaultTest
{
    private const UnixFileMode Everybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    [SkippableFact]
    public async Task Another_user_who_gets_at_the_socket_is_refused()
    {
        Skip.IfNot(Tool.IsRoot, "Only root can run a program as another user.");
        Tool.Require("setpriv", "curl");
        await StartAsync();
        File.SetUnixFileMode(Home.Pipe, Everybody);
        new DirectoryInfo(Home.Root).UnixFileMode |= UnixFileMode.OtherExecute;

        var answer = await CurlAsOtherAsync();

        Assert.Contains("\"code\":\"other_user\"", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\"status\":403", answer.Output, StringComparison.Ordinal);
        Assert.Empty(Home.Journal().Lines);
    }

    [SkippableFact]
    public async Task Another_user_does_not_get_at_the_socket()
    {
        Skip.IfNot(Tool.IsRoot, "Only root can run a program as another user.");
        Tool.Require("setpriv", "curl");
        await StartAsync();
        new DirectoryInfo(Home.Root).UnixFileMode |= UnixFileMode.OtherExecute;

        Assert.Equal("", (await CurlAsOtherAsync()).Output);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_of_the_socket_that_is_a_link_is_refused_and_its_target_neither_written_nor_made(bool exists)
    {
        var target = Home.PathOf("target");
        if (exists)
            await File.WriteAllTextAsync(target, "untouched");
        File.CreateSymbolicLink(Home.Pipe + ".lock", target);

        await ShouldNotStartAsync("is a symbolic link");

        Assert.Equal(exists ? "untouched" : null, exists ? await File.ReadAllTextAsync(target) : null);
        Assert.Equal(exists, File.Exists(target));
    }

    [SkippableFact]
    public async Task A_lock_of_the_socket_that_belongs_to_another_user_is_refused()
    {
        Skip.IfNot(Tool.IsRoot, "Only root can give a file to another user.");
        await File.WriteAllTextAsync(Home.Pipe + ".lock", "1\n");
        await Tool.DoAsync("chown", "65534", Home.Pipe + ".lock");

        await ShouldNotStartAsync("belongs to user 65534");

        Assert.Equal("1\n", await File.ReadAllTextAsync(Home.Pipe + ".lock"));
    }

    [SkippableFact]
    public async Task A_lock_of_the_socket_that_is_another_name_of_a_file_is_refused()
    {
        await File.WriteAllTextAsync(Home.PathOf("file"), "");
        await Tool.DoAsync("ln", Home.PathOf("file"), Home.Pipe + ".lock");

        await ShouldNotStartAsync("has another name elsewhere");

        Assert.Equal("", await File.ReadAllTextAsync(Home.PathOf("file")));
    }

    [SkippableFact]
    public async Task A_lock_of_the_socket_that_is_a_pipe_is_refused_and_not_waited_for()
    {
        await Tool.DoAsync("mkfifo", Home.Pipe + ".lock");

        await ShouldNotStartAsync("is no regular file");
    }

    [SkippableFact]
    public async Task A_socket_in_a_directory_of_another_user_is_refused()
    {
        Skip.IfNot(Tool.IsRoot, "Only root can give a directory to another user.");
        var directory = Directory.CreateDirectory(Home.PathOf("others")).FullName;
        await Tool.DoAsync("chown", "65534", directory);

        await ShouldNotStartAsync("belongs to user 65534", Path.Combine(directory, "bridge.sock"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(directory));
    }

    [SkippableTheory]
    [InlineData("000")]
    [InlineData("022")]
    [InlineData("277")]
    public async Task Whatever_the_umask_what_the_daemon_makes_is_its_users_alone(string umask)
    {
        var daemon = await StartAsync(new DaemonStart
        {
            Before = ["sh", "-c", $"umask {umask}; exec \"$@\"", "sh"],
            Pipe = Home.PathOf("run/bridge.sock"),
            Options = ["--log-file"],
            Environment = [("XDG_STATE_HOME", Home.PathOf("state"))],
        });
        await daemon.Bridge.AppendMarkAsync("one");
        (await daemon.Bridge.AppendAsync("""{"type":"complete","id":"s"}""")).ShouldBeGiven();
        (await daemon.Bridge.PostAsync("/v1/archive", "{}")).ShouldBeGiven();
        await daemon.Bridge.AppendMarkAsync("two", "t");
        await daemon.SignalAsync("TERM");
        await daemon.WaitAsync();

        string[] made = [Path.Combine(Home.Workspace, ".impeccable"), Home.PathOf("run"), Home.PathOf("state")];
        foreach (var found in made.Select(path => new DirectoryInfo(path)).SelectMany(directory =>
            directory.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(directory)))
            Assert.Equal(
                (found.FullName, found is DirectoryInfo ? "700" : "600"),
                (found.FullName, Convert.ToString((int)found.UnixFileMode, 8)));
    }

    [SkippableFact]
    public async Task A_lock_of_the_workspace_that_others_could_open_is_closed_to_them()
    {
        Directory.CreateDirectory(Home.Sessions);
        var path = Path.Combine(Path.GetDirectoryName(Home.Sessions)!, "daemon.lock");
        await File.WriteAllTextAsync(path, "");
        File.SetUnixFileMode(path, Everybody);
        var daemon = await StartAsync();

        await daemon.Bridge.AppendMarkAsync("one");

        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(path), 8));
    }

    private async Task ShouldNotStartAsync(string reason, string? pipe = null)
    {
        var daemon = Launch(new DaemonStart { Pipe = pipe });

        Assert.False(await daemon.IsReadyAsync());
        Assert.Equal(73, await daemon.WaitAsync());
        Assert.Contains(reason, await daemon.ErrorsAsync(), StringComparison.Ordinal);
    }

    private Task<Tool.Result> CurlAsOtherAsync() => Tool.RunAsync(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
        "curl", "-sS", "--unix-socket", Home.Pipe, "-d", Some.Event("intruded"), "http://daemon/v1/events");
}
