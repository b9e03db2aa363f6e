using System.Text;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveSessionActors.Cli.Tests;

public sealed class ClientStartTests : IDisposable
{
    private static readonly DaemonCommand Program =
        DaemonCommand.Of(Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"));

    private readonly TestCommands _commands = new();

    private BridgeAddress Address => BridgeAddress.Resolve(_commands.Pipe);

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task A_client_with_a_starter_needs_no_daemon_to_be_there()
    {
        using var client = new LiveSessionClient(
            Address, _commands.Workspace, new DaemonStarter(Address, Program));

        var appended = await client.AppendAsync("""{"type":"generate","id":"one"}"""u8.ToArray());
        await _commands.AskAsync("stop");
        var again = await client.GetSessionAsync("one");

        Assert.Equal("generate_requested", appended.Snapshot.GetProperty("phase").GetString());
        Assert.Equal(appended.Snapshot.GetRawText(), again?.GetRawText());
    }

    [Fact]
    public async Task An_older_daemon_is_replaced_and_a_newer_one_kept()
    {
        var first = await new DaemonStarter(Address, Program).EnsureAsync();
        var kept = await new DaemonStarter(Address, Program, new Version(0, 0, 1)).EnsureAsync();
        var replacing = await new DaemonStarter(Address, Program, new Version(99, 0)).EnsureAsync();

        Assert.Equal((first.Hello.Pid, false), (kept.Hello.Pid, kept.Started));
        Assert.Equal((first.Hello.Version, true), (replacing.Replaced, replacing.Started));
        Assert.NotEqual(first.Hello.Pid, replacing.Hello.Pid);
    }

    [SkippableFact]
    public async Task A_daemon_that_was_stopped_has_written_its_last_file()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells of a process that waits for its parent to look.");
        var address = Address;
        using var client = new LiveSessionClient(address, _commands.Workspace, new DaemonStarter(address, Program));
        for (var i = 0; i < 50; i++)
            await client.AppendAsync(Encoding.UTF8.GetBytes($$"""{"type":"generate","id":"session-{{i}}"}"""));

        var stopped = await new DaemonStarter(address, Program).StopAsync();

        var status = $"/proc/{stopped!.Pid}/stat";
        Assert.True(!File.Exists(status) || File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(2, 3)]
    [InlineData(0, 0)]
    public async Task A_daemon_that_does_not_speak_the_client_s_protocol_is_named_and_not_used(int min, int max)
    {
        Skip.If(OperatingSystem.IsWindows(), "The other daemon listens on a socket.");
        var hello = $"{{\"name\":\"live-sessions\",\"version\":\"9.0.0\",\"pid\":1,\"protocol\":"
            + $"{{\"min\":{min},\"max\":{max}}},\"workspace\":null,\"durability\":\"fsync\",\"uptimeMs\":1}}";
        using var other = new StrangeListener(
            _commands.Pipe, $"HTTP/1.1 200 OK\r\nContent-Length: {hello.Length}\r\n\r\n{hello}");

        var failure = await Assert.ThrowsAsync<DaemonException>(
            () => new DaemonStarter(Address, Program, new Version(1, 0)).EnsureAsync());
        var doctor = await _commands.RunAsync("doctor");

        Assert.Equal(DaemonException.ProtocolMismatch, failure.Code);
        Assert.Contains($"protocols {min} to {max}, this client 1", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"protocols {min} to {max}", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_run_is_named()
    {
        var starter = new DaemonStarter(Address, new DaemonCommand("/no/such/program"));

        var failure = await Assert.ThrowsAsync<DaemonException>(() => starter.EnsureAsync());

        Assert.Equal(DaemonException.StartFailed, failure.Code);
        Assert.Contains("/no/such/program", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dependency_injection_gives_one_client_as_it_was_configured()
    {
        var services = new ServiceCollection().AddLiveSessionClient(options =>
        {
            options.Pipe = _commands.Pipe;
            options.Workspace = _commands.Workspace;
            options.StartDaemon = false;
        });
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<LiveSessionClient>();

        Assert.Same(client, provider.GetRequiredService<LiveSessionClient>());
        var failure = await Assert.ThrowsAsync<DaemonException>(() => client.HelloAsync());
        Assert.Equal(DaemonException.Unreachable, failure.Code);
    }
}
