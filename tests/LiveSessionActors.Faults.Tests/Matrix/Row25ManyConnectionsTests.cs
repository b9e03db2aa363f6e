using System.Net.Sockets;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 25: a thousand connections at a daemon that may open few files.</summary>
public sealed class Row25ManyConnectionsTests : FaultTest
{
    private const int Thousand = 1000;

    [SkippableFact]
    public async Task A_thousand_connections_stop_nobody_who_is_served_and_leave_nothing_behind()
    {
        var daemon = await StartAsync(new DaemonStart
        {
            Before = ["sh", "-c", "ulimit -n 512 && exec \"$@\"", "sh"],
            Configuration = "live-sessions.bridge.connections-max = 64",
        });
        await daemon.Bridge.AppendMarkAsync("before");
        var sockets = new List<Socket>();
        for (var count = 0; count < Thousand; count++)
        {
            sockets.Add(await ConnectAsync());
            if (count % 100 == 0)
                await daemon.Bridge.AppendMarkAsync($"beside-{count}");
        }

        sockets.ForEach(socket => socket.Dispose());

        await Eventually.IsAsync("a new client is served", IsNewClientServedAsync);
        await daemon.Bridge.AppendMarkAsync("after");
        Assert.Equal(12, Home.Journal().Marks.Count);
    }

    // A listener whose queue is full refuses; the next try comes when it has accepted some.
    private async Task<Socket> ConnectAsync()
    {
        Socket? socket = null;
        await Eventually.IsAsync("the connection is accepted", async () =>
        {
            try
            {
                socket = await Bridge.ConnectAsync(Home.Pipe);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
        return socket!;
    }

    private async Task<bool> IsNewClientServedAsync()
    {
        try
        {
            using var client = new Bridge(Home.Pipe);
            return (await client.GetRouteAsync("/v1/hello")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
