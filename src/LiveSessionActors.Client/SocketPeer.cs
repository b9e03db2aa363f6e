using System.Net.Sockets;

namespace LiveSessionActors.Client;

/// <summary>Who listens on a socket.</summary>
/// <param name="Answers">Somebody does.</param>
/// <param name="Process">Which process, when the system tells.</param>
/// <param name="IsHidden">Whether this process may not find out.</param>
internal readonly record struct SocketPeer(bool Answers, int? Process, bool IsHidden = false)
{
    /// <summary>Tries the socket at a path.</summary>
    public static SocketPeer At(string path)
    {
        // Asked first, because a start that finds nothing there is the usual one, and an exception takes milliseconds.
        if (!File.Exists(path))
            return default;

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Blocking = false;
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new SocketPeer(true, UnixUser.PeerProcessOf(socket));
        }
        catch (SocketException failure)
        {
            // A full queue of connections is a busy listener's.
            return new SocketPeer(
                failure.SocketErrorCode == SocketError.WouldBlock, null, BridgeConnection.IsForbidden(failure));
        }
    }
}
