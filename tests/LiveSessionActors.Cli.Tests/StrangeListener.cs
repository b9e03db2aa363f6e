using System.Net.Sockets;
using System.Text;

namespace LiveSessionActors.Cli.Tests;

/// <summary>Another program at the daemon's address: says one thing to whoever connects, and hangs up.</summary>
internal sealed class StrangeListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _answering;

    public StrangeListener(string path, string says)
    {
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen();
        _answering = AnswerAsync(Encoding.ASCII.GetBytes(says));
    }

    public void Dispose()
    {
        _socket.Dispose();
        _answering.GetAwaiter().GetResult();
    }

    private async Task AnswerAsync(byte[] says)
    {
        while (await AcceptAsync() is { } client)
        {
            using (client)
                await AnswerAsync(client, says);
        }
    }

    private static async Task AnswerAsync(Socket client, byte[] says)
    {
        try
        {
            await client.ReceiveAsync(new byte[4096]);
            await client.SendAsync(says);
        }
        catch (SocketException)
        {
            // It only looked who listens.
        }
    }

    private async Task<Socket?> AcceptAsync()
    {
        try
        {
            return await _socket.AcceptAsync();
        }
        catch (SocketException ended) when (ended.SocketErrorCode == SocketError.OperationAborted)
        {
            return null;
        }
    }
}
