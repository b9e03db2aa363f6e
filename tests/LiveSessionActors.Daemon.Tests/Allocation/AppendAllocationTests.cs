using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Daemon.Tests.Allocation;

[Collection(nameof(Alone))]
public sealed class AppendAllocationTests
{
    private const int Appends = 20;

    // The event, its entry and the snapshot are each there once; all other memory is lent.
    private const double BytesPerByteMax = 4;

    [Fact]
    public async Task An_append_allocates_a_small_multiple_of_its_event()
    {
        // Without the recovery points that are made beside it.
        await using var bridge = await TestBridge.StartOverFilesAsync(
            "live-sessions.journal { durability = os, recovery-point-bytes = 1 GiB }");
        using var socket = await bridge.ConnectAsync();
        var small = Measure(socket, "small", 20_000);
        var large = Measure(socket, "large", 200_000);

        Assert.InRange((large - small) / 180_000d, 0, BytesPerByteMax);
    }

    private static long Measure(Socket socket, string session, int size)
    {
        var request = Encoding.ASCII.GetBytes(Request(session, size));
        var answer = new byte[2 * size];
        for (var warm = 0; warm < Appends; warm++)
            Send(socket, request, answer);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var append = 0; append < Appends; append++)
            Send(socket, request, answer);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Appends;
    }

    private static string Request(string session, int size)
    {
        var text = new string('x', size);
        var body = $$$"""{"type":"checkpoint","id":"{{{session}}}","paramValues":{"text":"{{{text}}}"}}""";
        var length = body.Length.ToString(CultureInfo.InvariantCulture);
        return $"POST /v1/events HTTP/1.1\r\nHost: bridge\r\nContent-Length: {length}\r\n\r\n{body}";
    }

    // Allocates nothing.
    private static void Send(Socket socket, byte[] request, byte[] answer)
    {
        socket.Send(request);
        var filled = 0;
        do
        {
            var received = socket.Receive(answer.AsSpan(filled));
            filled = received > 0 ? filled + received : throw new IOException("The daemon closed the connection.");
        }
        while (filled < Length(answer.AsSpan(0, filled)));
        if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new IOException(Encoding.UTF8.GetString(answer, 0, filled));
    }

    private static long Length(ReadOnlySpan<byte> answer)
    {
        var name = "Content-Length: "u8;
        var head = answer.IndexOf("\r\n\r\n"u8);
        var at = answer.IndexOf(name);
        return head >= 0 && at >= 0 && Utf8Parser.TryParse(answer[(at + name.Length)..], out int body, out _)
            ? head + 4 + body
            : long.MaxValue;
    }
}
