using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>A socket that somebody else listens on and hands over, as systemd does.</summary>
public sealed partial class HandedSocketTests : IDisposable
{
    private const int SetFlags = 2;

    private readonly TestWorkspace _workspace = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public HandedSocketTests()
    {
        Skip.If(OperatingSystem.IsWindows() || !File.Exists("/bin/bash"), "bash hands the socket over.");
        _socket.Bind(new UnixDomainSocketEndPoint(_workspace.Pipe));
        _socket.Listen();
        Assert.Equal(0, Control((int)_socket.Handle, SetFlags, 0));
    }

    public void Dispose()
    {
        _socket.Dispose();
        _workspace.Dispose();
    }

    [SkippableFact]
    public async Task Who_connected_before_the_daemon_was_there_is_served()
    {
        using var client = _workspace.CreateClient();
        var early = client.HelloAsync();

        using var daemon = Start(_workspace.Pipe);

        Assert.Equal(await ReadyAsync(daemon), (await early).Pid);
        await client.StopAsync();
        await daemon.WaitForExitAsync();
        Assert.Equal(0, daemon.ExitCode);
    }

    [SkippableFact]
    public async Task The_socket_outlives_the_daemon_and_the_next_one_gets_it()
    {
        using var client = _workspace.CreateClient();
        using var first = Start(_workspace.Pipe);
        await ReadyAsync(first);
        await client.StopAsync();
        await first.WaitForExitAsync();

        var between = client.HelloAsync();
        using var second = Start(_workspace.Pipe);

        Assert.Equal(await ReadyAsync(second), (await between).Pid);
        await client.StopAsync();
        await second.WaitForExitAsync();
        Assert.True(File.Exists(_workspace.Pipe));
    }

    [SkippableFact]
    public async Task A_daemon_knows_a_handed_socket_for_its_own()
    {
        var configuration = _workspace.Write("own.conf", "live-sessions.daemon.self-check-interval = 10 ms");
        using var client = _workspace.CreateClient();
        using var daemon = Start(_workspace.Pipe, "--config", configuration);
        await ReadyAsync(daemon);

        for (var count = 0; count < 200; count++)
            await client.HelloAsync();

        Assert.False(daemon.HasExited);
        await client.StopAsync();
        await daemon.WaitForExitAsync();
    }

    [SkippableFact]
    public async Task A_second_daemon_is_refused_a_handed_socket_too()
    {
        using var first = Start(_workspace.Pipe);
        await ReadyAsync(first);

        using var second = Start(_workspace.Pipe);
        await second.WaitForExitAsync();

        Assert.Equal(75, second.ExitCode);
        using var client = _workspace.CreateClient();
        await client.StopAsync();
        await first.WaitForExitAsync();
    }

    [SkippableFact]
    public async Task A_socket_of_another_address_is_refused()
    {
        using var daemon = Start(_workspace.Pipe + "2");

        await daemon.WaitForExitAsync();

        Assert.Equal(73, daemon.ExitCode);
        Assert.Contains(_workspace.Pipe, await daemon.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private Process Start(string pipe, params string[] more)
    {
        var handOver = $"exec 3<&{(int)_socket.Handle}; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\"";
        string[] words =
        [
            "-c", handOver, "bash", "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"),
            "daemon", "--json", "--pipe", pipe, "--workspace", _workspace.Path, .. more,
        ];
        return Process.Start(new ProcessStartInfo("/bin/bash", words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<int> ReadyAsync(Process daemon)
    {
        var line = await daemon.StandardOutput.ReadLineAsync();
        Assert.NotNull(line);
        return JsonDocument.Parse(line).RootElement.GetProperty("pid").GetInt32();
    }

    // What a test's process opens is closed in programs that it starts, unless it is said otherwise.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);
}
