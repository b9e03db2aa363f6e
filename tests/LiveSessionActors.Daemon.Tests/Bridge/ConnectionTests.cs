using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Daemon.Tests.Bridge;

public sealed class ConnectionTests
{
    private const string Hello = "GET /v1/hello HTTP/1.1\r\nHost: x\r\n\r\n";
    private const string Event = """{"type":"generate","id":"s1"}""";

    private static readonly string Post =
        $"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: {Event.Length}\r\n\r\n";

    [Theory]
    [InlineData("")]
    [InlineData("GET /v1/hello HTTP/1.1\r\nX")]
    [InlineData(Hello)]
    public async Task The_connection_that_has_been_idle_for_longest_gives_way_to_a_new_one(string sent)
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.connections-max = 2");
        using var first = await bridge.ConnectAsync();
        await first.SendAsync(Encoding.ASCII.GetBytes(sent));
        if (sent == Hello)
            await ReceiveAsync(first);
        using var second = await bridge.ConnectAsync();
        await HelloAsync(second);

        using var third = await bridge.ConnectAsync();
        await HelloAsync(third);

        Assert.Equal("", await TestBridge.ReadToEndAsync(first));
        await HelloAsync(second);
    }

    [Fact]
    public async Task However_many_connections_say_nothing_a_new_one_is_served()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.connections-max = 20");
        var silent = new List<Socket>();
        for (var count = 0; count < 100; count++)
            silent.Add(await bridge.ConnectAsync());

        using var speaking = await bridge.ConnectAsync();
        await HelloAsync(speaking);

        silent.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Who_has_been_served_does_not_give_way_to_connections_that_say_nothing()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.connections-max = 2");
        using var served = await bridge.ConnectAsync();
        await HelloAsync(served);
        using var silent = await bridge.ConnectAsync();

        using var speaking = await bridge.ConnectAsync();
        await HelloAsync(speaking);

        Assert.Equal("", await TestBridge.ReadToEndAsync(silent));
        await HelloAsync(served);
    }

    [Fact]
    public async Task A_connection_with_a_request_under_way_gives_way_to_nobody()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.connections-max = 1");
        bridge.Tell(new FakeWorkspacesActor.Hold());
        using var busy = await bridge.ConnectAsync();
        await busy.SendAsync(Encoding.ASCII.GetBytes(Post + Event));
        await bridge.Messages.ReadAsync();

        using (var refused = await bridge.ConnectAsync())
            Assert.Equal("", await TestBridge.ReadToEndAsync(refused));
        bridge.Tell(new FakeWorkspacesActor.Release());

        Assert.StartsWith("HTTP/1.1 200", await ReceiveAsync(busy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_closed_when_its_headers_are_due()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.header-timeout = 50 ms");
        using var silent = await bridge.ConnectAsync();

        Assert.Equal("", await TestBridge.ReadToEndAsync(silent));
    }

    [Fact]
    public async Task A_connection_is_closed_when_its_next_request_is_due()
    {
        await using var bridge = await TestBridge.StartAsync("live-sessions.bridge.keep-alive-timeout = 50 ms");
        using var idle = await bridge.ConnectAsync();
        await idle.SendAsync(Encoding.ASCII.GetBytes(Hello));

        Assert.StartsWith("HTTP/1.1 200", await TestBridge.ReadToEndAsync(idle), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_sends_nothing_more_is_answered()
    {
        await using var bridge = await TestBridge.StartAsync();
        bridge.Tell(new FakeWorkspacesActor.Hold());
        using var client = await bridge.ConnectAsync();
        await client.SendAsync(Encoding.ASCII.GetBytes(Post + Event));
        client.Shutdown(SocketShutdown.Send);
        await bridge.Messages.ReadAsync();

        bridge.Tell(new FakeWorkspacesActor.Release());

        Assert.StartsWith("HTTP/1.1 200", await TestBridge.ReadToEndAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_client_that_sends_nothing_more_amid_its_event_nothing_is_appended()
    {
        await using var bridge = await TestBridge.StartAsync();
        using var client = await bridge.ConnectAsync();
        await client.SendAsync(Encoding.ASCII.GetBytes(Post + Event[..5]));
        client.Shutdown(SocketShutdown.Send);

        Assert.DoesNotContain("200", await TestBridge.ReadToEndAsync(client), StringComparison.Ordinal);
        Assert.False(bridge.Messages.TryRead(out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_leaves_while_it_waits_for_work_gets_none(bool saysSoFirst)
    {
        await using var bridge = await TestBridge.StartOverFilesAsync();
        using (var client = await bridge.ConnectAsync())
        {
            const string body = """{"worker":"gone","waitMs":60000}""";
            await client.SendAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/work/next HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            if (saysSoFirst)
                client.Shutdown(SocketShutdown.Send);
        }

        await bridge.PostAsync("/v1/events", Event);

        TestAnswer next;
        do
            next = await bridge.PostAsync("/v1/work/next", """{"worker":"here","waitMs":1000,"leaseMs":1000}""");
        while (next.Status == 204);
        Assert.Equal(200, next.Status);
    }

    private static async Task HelloAsync(Socket socket)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(Hello));
        Assert.StartsWith("HTTP/1.1 200", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
    }
}
