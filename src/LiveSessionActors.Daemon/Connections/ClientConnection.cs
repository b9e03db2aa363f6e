using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveSessionActors.Daemon.Connections;

/// <summary>
/// A client's connection: whether a request is under way on it, and since when it is as it is. One whose client has
/// only said that it sends nothing more (a half-close) is still answered.
/// </summary>
internal sealed partial class ClientConnection
{
    private readonly Lock _lock = new();
    private readonly ConnectionContext _connection;
    private readonly Socket? _socket;
    private readonly CancellationToken _left;
    private readonly Action _leave;
    private Activity _activity = Activity.Opened;
    private volatile bool _isHalfClosed;

    /// <summary>One that was accepted just now.</summary>
    public ClientConnection(ConnectionContext connection, long now)
    {
        (_connection, Since) = (connection, now);
        _socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        // Without a timer it holds nothing that would have to be disposed.
        var left = new CancellationTokenSource();
        (_left, _leave) = (left.Token, left.Cancel);
        connection.Features.Set(this);
        if (_socket is null)
            return;

        // Kestrel takes the end of what a client sends for the client's end, and would abort the answer.
        var received = connection.ConnectionClosed;
        connection.ConnectionClosed = _left;
        var whole = connection.Transport;
        connection.Transport = new Transport(new HalfOpenReader(whole.Input), whole.Output);
        received.UnsafeRegister(state => ((ClientConnection)state!).ReceivedAll(), this);
    }

    private enum Activity
    {
        Opened,
        Answering,
        Idle,
        Closing,
    }

    /// <summary>The time of its last change: it was accepted, or its last answer ended.</summary>
    public long Since { get; private set; }

    /// <summary>Whether it has not had a request yet.</summary>
    public bool IsNew => _activity == Activity.Opened;

    /// <summary>Whether no request is under way.</summary>
    public bool IsIdle => _activity is Activity.Opened or Activity.Idle;

    /// <summary>A request has come; false when the connection is being closed instead.</summary>
    public bool TryBegin() => TryChange(Activity.Answering, unless: Activity.Closing);

    /// <summary>The request has been answered, or is not waited for any more.</summary>
    public void End(long now)
    {
        lock (_lock)
        {
            if (_activity != Activity.Closing)
                (_activity, Since) = (Activity.Idle, now);
        }
    }

    /// <summary>Ends it, unless a request is under way.</summary>
    public bool TryCut()
    {
        if (!TryChange(Activity.Closing, unless: Activity.Answering))
            return false;
        _connection.Abort(new ConnectionAbortedException("The connection was idle."));
        return true;
    }

    /// <summary>Has it end as soon as nothing is being sent or received.</summary>
    public void Close() => _connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();

    /// <summary>Finds out whether a client that sends nothing more is still there.</summary>
    public void Look()
    {
        if (_isHalfClosed && !_left.IsCancellationRequested && !CanSend())
            _leave();
    }

    /// <summary>How much the system keeps for a client that does not read.</summary>
    public void KeepUnread(int bytes)
    {
        try
        {
            _socket?.SendBufferSize = bytes;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is gone.
        }
    }

    private void ReceivedAll()
    {
        _isHalfClosed = true;
        Look();
    }

    private bool TryChange(Activity to, Activity unless)
    {
        lock (_lock)
        {
            if (_activity == unless)
                return false;
            _activity = to;
            return true;
        }
    }

    // Nothing is sent, and that fails when nobody can receive it.
    private bool CanSend()
    {
        var handle = _socket!.SafeHandle;
        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            return Send(handle.DangerousGetHandle().ToInt32(), 0, 0, 0) == 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (isHeld)
                handle.DangerousRelease();
        }
    }

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(int socket, nint bytes, nint count, int flags);
}
