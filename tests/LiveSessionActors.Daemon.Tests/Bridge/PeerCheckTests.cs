using LiveSessionActors.Daemon.Bridge;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveSessionActors.Daemon.Tests.Bridge;

public sealed class PeerCheckTests
{
    [Fact]
    public async Task Another_user_is_refused()
    {
        var peers = new PeerCheck(_ => 65_534, own: 1000, NullLogger<PeerCheck>.Instance);
        await using var bridge = await TestBridge.StartAsync(peers: peers);

        var answer = await bridge.PostAsync("/v1/events", """{"type":"generate","id":"s1"}""");

        answer.ShouldRefuse(403, "other_user", "The daemon serves only the user who started it.");
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Fact]
    public async Task The_same_user_is_served()
    {
        var peers = new PeerCheck(_ => 1000, own: 1000, NullLogger<PeerCheck>.Instance);
        await using var bridge = await TestBridge.StartAsync(peers: peers);

        Assert.Equal(200, (await bridge.GetAsync("/v1/hello")).Status);
    }

    [SkippableFact]
    public async Task The_system_tells_who_is_at_the_other_end()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows checks the pipe's access list instead.");
        var directory = new TestDirectory();
        var path = directory.PathOf("socket");
        using var listener = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        listener.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var client = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        await client.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        using var accepted = await listener.AcceptAsync();

        Assert.Equal(Client.UnixUser.Current, Client.UnixUser.PeerOf(accepted));
        Assert.Equal(Client.UnixUser.Current, Client.UnixUser.OwnerOf(path));
        Assert.Equal(Environment.ProcessId, Client.UnixUser.PeerProcessOf(client));
        directory.Dispose();
    }
}
