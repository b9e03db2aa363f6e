using LiveSessionActors.Daemon.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Connections;

/// <summary>
/// All connections there are, at most so many: the one that has been idle for longest, of those without any request yet
/// first, gives way to a new one, which is refused only while every other has a request under way. One without a request
/// is closed in time: the headers of its first are waited for from the accept on.
/// </summary>
internal sealed class ClientConnections : IDisposable
{
    // What the server needs to answer headers that come too slowly; its own clock ticks once a second.
    private static readonly TimeSpan ForLastWords = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookMin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LookMax = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly HashSet<ClientConnection> _open = [];
    private readonly BridgeSettings _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<ClientConnections> _logger;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private bool _isLooking;

    public ClientConnections(BridgeSettings limits, TimeProvider time, ILogger<ClientConnections> logger)
    {
        (_limits, _time, _logger) = (limits, time, logger);
        var shortest = limits.HeaderTimeout < limits.KeepAliveTimeout ? limits.HeaderTimeout : limits.KeepAliveTimeout;
        _interval = TimeSpan.FromTicks(Math.Clamp(shortest.Ticks / 4, LookMin.Ticks, LookMax.Ticks));
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The step that is put before the server's own.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        if (!TryAdmit(connection, out var client))
        {
            _logger.NoConnectionLeft(_limits.ConnectionsMax);
            connection.Abort(new ConnectionAbortedException("Every connection has a request under way."));
            return Task.CompletedTask;
        }

        var serving = next(connection);
        _ = serving.ContinueWith(_ => Remove(client), TaskScheduler.Default);
        return serving;
    };

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private bool TryAdmit(ConnectionContext connection, out ClientConnection client)
    {
        client = new ClientConnection(connection, _time.GetTimestamp());
        lock (_lock)
        {
            if (_open.Count >= _limits.ConnectionsMax && !TryMakeRoom())
                return false;
            _open.Add(client);
            if (!_isLooking)
                LookLater();
            return true;
        }
    }

    // Who has been served goes on being served while others are silent. One whose request begins at this very moment is
    // passed over.
    private bool TryMakeRoom()
    {
        var idle = _open.Where(open => open.IsIdle).OrderByDescending(open => open.IsNew).ThenBy(open => open.Since);
        foreach (var client in idle.ToList())
        {
            if (client.TryCut())
                return _open.Remove(client);
        }

        return false;
    }

    private void Remove(ClientConnection client)
    {
        lock (_lock)
            _open.Remove(client);
    }

    private void Look()
    {
        List<ClientConnection> open;
        lock (_lock)
        {
            open = [.. _open];
            _isLooking = false;
            if (open.Count > 0)
                LookLater();
        }

        foreach (var client in open)
        {
            client.Look();
            if (client.IsIdle)
                CloseInTime(client);
        }
    }

    private void CloseInTime(ClientConnection client)
    {
        var idle = _time.GetElapsedTime(client.Since);
        var patience = client.IsNew ? _limits.HeaderTimeout : _limits.KeepAliveTimeout;
        if (idle >= patience + ForLastWords)
            client.TryCut();
        else if (idle >= patience)
            client.Close();
    }

    private void LookLater()
    {
        _isLooking = true;
        _timer.Change(_interval, Timeout.InfiniteTimeSpan);
    }
}
