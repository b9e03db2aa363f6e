using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Daemon.Watching;

/// <summary>
/// Gathers what a client was sent, so that a part of what it may leave unread is acknowledged at a time, and never
/// late.
/// </summary>
internal sealed class Acknowledgements : IDisposable
{
    private const int Part = 16;

    // Within the moment that is left to a reader who has left unread all it may.
    private static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly WatchSettings _settings;
    private readonly Action<string> _send;
    private readonly ITimer _timer;
    private string? _cursor;
    private int _events;
    private long _bytes;

    /// <summary>Gathers for <paramref name="send"/>.</summary>
    public Acknowledgements(WatchSettings settings, TimeProvider time, Action<string> send)
    {
        (_settings, _send) = (settings, send);
        _timer = time.CreateTimer(_ => Send(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Some more events were sent, up to a cursor.</summary>
    public void Add(string cursor, int events, long bytes)
    {
        lock (_lock)
        {
            if (_cursor is null)
                _timer.Change(Latest, Timeout.InfiniteTimeSpan);
            (_cursor, _events, _bytes) = (cursor, _events + events, _bytes + bytes);
            if (_events < _settings.UnreadEventsMax / Part && _bytes < _settings.UnreadBytesMax / Part)
                return;
        }

        Send();
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Send()
    {
        lock (_lock)
        {
            if (_cursor is not null)
                _send(_cursor);
            (_cursor, _events, _bytes) = (null, 0, 0);
        }
    }
}
