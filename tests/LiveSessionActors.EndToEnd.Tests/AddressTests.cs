using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>One daemon at an address, and no daemon without one.</summary>
public sealed class AddressTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [SkippableFact]
    public async Task A_killed_daemon_s_socket_is_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows removes a pipe with its process.");
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await first.KillAsync();
        await first.DisposeAsync();
        Assert.True(File.Exists(_workspace.Pipe));

        var (second, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);

        using var client = _workspace.CreateClient();
        Assert.Equal(second.Pid, (await client.HelloAsync()).Pid);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_second_daemon_says_who_runs_and_the_first_goes_on()
    {
        var (first, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = first;

        var second = await LiveSessionsProcess.RunAsync(
            ["daemon", "--pipe", _workspace.Pipe, "--workspace", _workspace.Path]);

        Assert.Equal((75, ""), (second.ExitCode, second.Output));
        Assert.Contains($"process {first.Pid}", second.Errors, StringComparison.Ordinal);
        using var client = _workspace.CreateClient();
        Assert.Equal(first.Pid, (await client.HelloAsync()).Pid);
    }

    [Fact]
    public async Task Of_many_daemons_at_once_one_starts()
    {
        var all = Enumerable.Range(0, 6)
            .Select(_ => LiveSessionsProcess.Start(
                ["daemon", "--json", "--pipe", _workspace.Pipe, "--workspace", _workspace.Path]))
            .ToArray();

        var lines = await Task.WhenAll(all.Select(process => process.ReadLineAsync()));

        Assert.Single(lines, line => line is not null);
        foreach (var (process, line) in all.Zip(lines))
        {
            if (line is null)
                Assert.Equal(75, await process.WaitAsync());
            await process.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_daemon_whose_socket_was_removed_ends()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows has no file.");
        var configuration = _workspace.Write("own.conf", "live-sessions.daemon.self-check-interval = 50 ms");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", configuration);
        await using var end = daemon;

        File.Delete(_workspace.Pipe);

        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Contains("is gone or another's", await daemon.ErrorsAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_daemon_whose_socket_was_taken_ends_and_leaves_the_taker_s()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows has no file.");
        var configuration = _workspace.Write("own.conf", "live-sessions.daemon.self-check-interval = 50 ms");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", configuration);
        await using var end = daemon;

        File.Delete(_workspace.Pipe);
        using var taker = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        taker.Bind(new UnixDomainSocketEndPoint(_workspace.Pipe));
        taker.Listen();

        Assert.Equal(0, await daemon.WaitAsync());
        Assert.True(File.Exists(_workspace.Pipe));
    }

    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_signal_ends_it_cleanly_whatever_clients_are_connected(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        Skip.If(IgnoredSignals.Have(signal), "What runs here was started to ignore it.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var idle = await ConnectAsync();
        using var half = await ConnectAsync();
        await half.SendAsync(
            Encoding.ASCII.GetBytes("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"));
        using var client = _workspace.CreateClient();
        await client.HelloAsync();

        await daemon.SignalAsync(signal);

        Assert.Equal(0, await daemon.WaitAsync());
        Assert.False(File.Exists(_workspace.Pipe));
    }

    [SkippableFact]
    public async Task A_second_signal_ends_it_at_once()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        var configuration = _workspace.Write(
            "own.conf",
            "live-sessions { daemon.drain-timeout = 1 h\n bridge.body-rate-grace = 1 h }");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace, "--config", configuration);
        await using var end = daemon;
        using var half = await ConnectAsync();
        await half.SendAsync(Encoding.ASCII.GetBytes(
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"));
        // The body is asked for once the request is being answered.
        Assert.NotEqual(0, await half.ReceiveAsync(new byte[64]));
        using var waiting = await ConnectAsync();
        await waiting.SendAsync(Encoding.ASCII.GetBytes(
            "POST /v1/work/next HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\n\r\n{\"waitMs\":30000}"));

        await daemon.SignalAsync("TERM");
        // Answered since the first signal was taken: the system makes one of two that are not.
        Assert.NotEqual(0, await waiting.ReceiveAsync(new byte[64]));
        await daemon.SignalAsync("TERM");

        Assert.Equal(143, await daemon.WaitAsync());
    }

    [SkippableFact]
    public async Task The_default_directory_is_made_for_its_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows is in no directory.");
        await using var daemon = LiveSessionsProcess.Start(
            ["daemon", "--json", "--workspace", _workspace.Path], DefaultAddress());

        Assert.NotNull(await daemon.ReadLineAsync());

        Assert.Equal("700", Mode(Path.Combine(_workspace.Path, "live-sessions")));
        Assert.Equal("600", Mode(Path.Combine(_workspace.Path, "live-sessions", "bridge.sock")));
    }

    [SkippableFact]
    public async Task A_default_directory_that_is_open_to_others_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows is in no directory.");
        var directory = Directory.CreateDirectory(Path.Combine(_workspace.Path, "live-sessions"));
        SetMode(directory.FullName, "755");

        var daemon = await LiveSessionsProcess.RunAsync(["daemon", "--workspace", _workspace.Path], DefaultAddress());

        Assert.Equal(73, daemon.ExitCode);
        Assert.Contains($"The directory {directory.FullName} has mode 755", daemon.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_default_directory_that_is_a_link_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "A pipe of Windows is in no directory.");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_workspace.Path, "elsewhere"));
        SetMode(elsewhere.FullName, "700");
        Directory.CreateSymbolicLink(Path.Combine(_workspace.Path, "live-sessions"), elsewhere.FullName);

        var daemon = await LiveSessionsProcess.RunAsync(["daemon", "--workspace", _workspace.Path], DefaultAddress());

        Assert.Equal(73, daemon.ExitCode);
        Assert.Contains("is a symbolic link", daemon.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_locks_that_work_it_does_not_start()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows needs no lock.");

        var daemon = await LiveSessionsProcess.RunAsync(
            ["daemon", "--pipe", _workspace.Pipe, "--workspace", _workspace.Path],
            ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1"));

        Assert.Equal(73, daemon.ExitCode);
        Assert.Contains("does not keep a second opener out", daemon.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Another_user_is_refused_even_when_the_socket_s_mode_lets_them_in()
    {
        Skip.IfNot(Environment.UserName == "root", "Only root can be another user.");
        Skip.IfNot(File.Exists("/usr/bin/setpriv") && File.Exists("/usr/bin/curl"), "There is no setpriv, or no curl.");
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        SetMode(Path.GetDirectoryName(_workspace.Pipe)!, "755");
        SetMode(_workspace.Pipe, "666");

        using var curl = Process.Start(new ProcessStartInfo("setpriv")
        {
            ArgumentList =
            {
                "--reuid=65534", "--clear-groups", "curl", "-sS", "--unix-socket", _workspace.Pipe, "http://x/v1/hello",
            },
            RedirectStandardOutput = true,
        })!;
        var answer = await curl.StandardOutput.ReadToEndAsync();

        Assert.Contains("\"code\":\"other_user\"", answer, StringComparison.Ordinal);
    }

    private (string Name, string Value)[] DefaultAddress() =>
        [("LIVE_SESSIONS_PIPE", ""), ("XDG_RUNTIME_DIR", _workspace.Path)];

    private static string Mode(string path) =>
        OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void SetMode(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_workspace.Pipe));
        return socket;
    }
}
