using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 24: clients that send slowly.</summary>
public sealed class Row24SlowClientTests : FaultTest
{
    private const int Slow = 30;

    [SkippableTheory]
    [InlineData("POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: ")]
    [InlineData("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")]
    public async Task Slow_clients_are_given_up_while_the_others_are_served(string beginning)
    {
        var daemon = await StartAsync(
            "live-sessions.bridge { header-timeout = 1 s, body-rate-min = 1 MiB, body-rate-grace = 1100 ms }");
        var sockets = new List<System.Net.Sockets.Socket>();
        for (var count = 0; count < Slow; count++)
        {
            sockets.Add(await Bridge.ConnectAsync(Home.Pipe));
            await sockets[^1].SendAsync(System.Text.Encoding.ASCII.GetBytes(beginning));
        }

        await daemon.Bridge.AppendMarkAsync("meanwhile");
        var answers = await Task.WhenAll(sockets.Select(Bridge.ReadToEndAsync));

        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal));
        await daemon.Bridge.AppendMarkAsync("afterwards");
        Assert.Equal(["meanwhile", "afterwards"], Home.Journal().Marks);
        sockets.ForEach(socket => socket.Dispose());
    }
}
