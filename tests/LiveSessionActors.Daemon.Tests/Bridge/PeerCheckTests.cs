using System.Net.Sockets;
using LiveSessionActors.Client;
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
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(path));
        using var accepted = await listener.AcceptAsync();

        Assert.Equal(UnixUser.Current, UnixUser.PeerOf(accepted));
        Assert.Equal(UnixUser.Current, UnixUser.OwnerOf(path));
        Assert.Equal(Environment.ProcessId, UnixUser.PeerProcessOf(client));
        directory.Dispose();
    }
}
