using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>
/// What a service manager is told that waits for the daemon, as systemd does with <c>Type=notify</c>.
/// </summary>
public sealed class ServiceNoticeTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestWorkspace _workspace = new();
    private readonly Socket _manager;

    public ServiceNoticeTests()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It is about systemd.");
        _manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    }

    public void Dispose()
    {
        _manager.Dispose();
        _workspace.Dispose();
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_manager_hears_when_the_daemon_answers_and_when_it_ends(bool isAbstract)
    {
        var name = isAbstract ? "@live-sessions-" + Guid.NewGuid().ToString("N") : _workspace.Pipe + ".notify";
        _manager.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + name[1..] : name));
        await using var daemon = Start(name);

        Assert.Equal("READY=1", await HearAsync());
        using var client = _workspace.CreateClient();
        Assert.Equal(daemon.Pid, (await client.HelloAsync()).Pid);

        await client.StopAsync();
        Assert.Equal("STOPPING=1", await HearAsync());
        Assert.Equal(0, await daemon.WaitAsync());
    }

    [SkippableFact]
    public async Task A_manager_that_is_not_there_keeps_nobody_from_being_served()
    {
        await using var daemon = Start(_workspace.Pipe + ".nobody");
        Assert.NotNull(await daemon.ReadLineAsync());
        using var client = _workspace.CreateClient();

        Assert.Equal(daemon.Pid, (await client.HelloAsync()).Pid);

        await client.StopAsync();
        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Contains("could not be told", await daemon.ErrorsAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_daemon_that_a_command_starts_says_nothing_to_the_command_s_own_manager()
    {
        var name = _workspace.Pipe + ".notify";
        _manager.Bind(new UnixDomainSocketEndPoint(name));

        var started = await LiveSessionsProcess.RunAsync(
            ["start", "--pipe", _workspace.Pipe], ("NOTIFY_SOCKET", name));
        using var client = _workspace.CreateClient();
        await client.StopAsync();

        Assert.Equal((0, ""), (started.ExitCode, started.Errors));
        Assert.Equal(0, _manager.Available);
    }

    private LiveSessionsProcess Start(string manager) => LiveSessionsProcess.Start(
        ["daemon", "--json", "--pipe", _workspace.Pipe, "--workspace", _workspace.Path], ("NOTIFY_SOCKET", manager));

    private async Task<string> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var told = new byte[256];
        return Encoding.ASCII.GetString(told, 0, await _manager.ReceiveAsync(told, patience.Token));
    }
}
