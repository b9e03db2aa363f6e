using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Promise 10: another user is not served, even where permissions would let him in.</summary>
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

    private Task<Tool.Result> CurlAsOtherAsync() => Tool.RunAsync(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
        "curl", "-sS", "--unix-socket", Home.Pipe, "-d", Some.Event("intruded"), "http://daemon/v1/events");
}
