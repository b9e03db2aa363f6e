using System.Net.Sockets;
using System.Runtime.Versioning;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Bridge;

namespace LiveSessionActors.Daemon.Tests.Bridge;

[UnsupportedOSPlatform("windows")]
public sealed class UnixSocketTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [SkippableFact]
    public async Task The_socket_is_its_owner_s_alone()
    {
        SkipOnWindows();
        await using var bridge = await TestBridge.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bridge.Address.Value));
    }

    [SkippableFact]
    public async Task A_living_daemon_s_address_is_refused_with_its_process()
    {
        SkipOnWindows();
        await using var bridge = await TestBridge.StartAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => BridgeEndpoint.ClaimAsync(bridge.Address, TimeProvider.System));

        Assert.Equal(75, refused.ExitCode);
        Assert.Equal(
            $"A daemon runs already: process {Environment.ProcessId} listens on {bridge.Address}.", refused.Message);
        Assert.Equal(200, (await bridge.GetAsync("/v1/hello")).Status);
    }

    [SkippableFact]
    public async Task A_living_daemon_s_address_is_refused_even_when_its_lock_was_removed()
    {
        SkipOnWindows();
        await using var bridge = await TestBridge.StartAsync();
        File.Delete(bridge.Address + ".lock");

        await Assert.ThrowsAsync<StartRefusedException>(
            () => BridgeEndpoint.ClaimAsync(bridge.Address, TimeProvider.System));
    }

    [SkippableFact]
    public async Task An_address_that_is_claimed_but_not_listened_at_is_refused()
    {
        SkipOnWindows();
        using var claimed = await ClaimAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(ClaimAsync);

        Assert.Equal(75, refused.ExitCode);
    }

    [SkippableFact]
    public async Task An_address_that_was_given_back_can_be_claimed_again()
    {
        SkipOnWindows();
        (await ClaimAsync()).Dispose();

        (await ClaimAsync()).Dispose();
    }

    [SkippableFact]
    public async Task A_socket_that_nobody_listens_on_is_replaced()
    {
        SkipOnWindows();
        LeaveSocketBehind();

        using var claimed = await ClaimAsync();

        Assert.False(claimed.IsOurs());
    }

    [SkippableFact]
    public async Task A_daemon_leaves_nothing_but_its_lock_behind()
    {
        SkipOnWindows();
        var bridge = await TestBridge.StartAsync();
        var directory = Path.GetDirectoryName(bridge.Address.Value)!;
        string[] Files() => [.. Directory.GetFiles(directory).Select(file => Path.GetFileName(file)).Order()];
        Assert.Equal(["bridge.sock", "bridge.sock.lock"], Files());

        await bridge.Host.StopAsync();

        Assert.Equal(["bridge.sock.lock"], Files());
        await bridge.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_daemon_does_not_remove_what_took_its_socket_s_place()
    {
        SkipOnWindows();
        var bridge = await TestBridge.StartAsync();
        File.Delete(bridge.Address.Value);
        await File.WriteAllTextAsync(bridge.Address.Value, "another's");

        await bridge.Host.StopAsync();

        Assert.True(File.Exists(bridge.Address.Value));
        await bridge.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_directory_in_which_others_could_put_their_socket_is_refused()
    {
        SkipOnWindows();
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_111_111);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(ClaimAsync);

        Assert.Equal(73, refused.ExitCode);
        Assert.Equal($"Others can replace files in the directory {_directory.Path}.", refused.Message);
    }

    [SkippableFact]
    public async Task A_missing_directory_is_made_for_its_owner_alone()
    {
        SkipOnWindows();
        var nested = _directory.PathOf("new");

        using var claimed = await BridgeEndpoint.ClaimAsync(
            BridgeAddress.Resolve(Path.Combine(nested, "s")), TimeProvider.System);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(nested));
    }

    [SkippableFact]
    public async Task A_directory_that_cannot_be_made_is_refused()
    {
        SkipOnWindows();
        await File.WriteAllTextAsync(_directory.PathOf("file"), "");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => BridgeEndpoint.ClaimAsync(BridgeAddress.Resolve(_directory.PathOf("file/s")), TimeProvider.System));

        Assert.Equal(73, refused.ExitCode);
    }

    private Task<BridgeEndpoint> ClaimAsync() =>
        BridgeEndpoint.ClaimAsync(BridgeAddress.Resolve(_directory.PathOf("s")), TimeProvider.System);

    // The file stays when the socket is closed through its handle, as it does when its process is killed.
    private void LeaveSocketBehind()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_directory.PathOf("s")));
        socket.Listen();
        socket.SafeHandle.Dispose();
        Assert.True(File.Exists(_directory.PathOf("s")));
    }

    private static void SkipOnWindows() => Skip.If(OperatingSystem.IsWindows(), "Windows has named pipes instead.");
}
