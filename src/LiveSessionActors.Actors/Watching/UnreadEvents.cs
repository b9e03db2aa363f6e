using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// The events that a subscriber was told and has not acknowledged, and those that have happened since it fell behind.
/// </summary>
internal sealed class UnreadEvents(WatchSettings settings, TimeProvider time)
{
    // The past is read from journals in pieces of this part of what a subscriber may leave unread, the next one when
    // less than a piece is unread.
    private const int PastPart = 4;

    private readonly Queue<(string Cursor, int Bytes, long ToldAt)> _events = new();
    private readonly Queue<(long Position, int Bytes)> _untold = new();
    private long _bytes;
    private long _untoldBytes;

    /// <summary>Whether none has been told that is not acknowledged.</summary>
    public bool IsEmpty => _events.Count == 0;

    /// <summary>
    /// Whether there is room for more of the past; an event of any size fits where there is no other.
    /// </summary>
    public bool HasRoomForPast =>
        IsEmpty || (_events.Count < settings.UnreadEventsMax / PastPart && _bytes < settings.UnreadBytesMax / PastPart);

    /// <summary>Whether the subscriber has left all unread that it may, untold events included.</summary>
    public bool IsFull => _events.Count + _untold.Count >= settings.UnreadEventsMax
        || _bytes + _untoldBytes >= settings.UnreadBytesMax;

    /// <summary>How long until the oldest has been unread for too long; zero when it has been.</summary>
    public TimeSpan PatienceLeft => IsEmpty || settings.UnreadPatience <= OldestAge
        ? TimeSpan.Zero
        : settings.UnreadPatience - OldestAge;

    private TimeSpan OldestAge => time.GetElapsedTime(_events.Peek().ToldAt);

    /// <summary>Whether one more can be told.</summary>
    public bool HasRoomFor(WatchEvent.Appended appended) => IsEmpty
        || (_events.Count < settings.UnreadEventsMax && _bytes + BytesOf(appended) <= settings.UnreadBytesMax);

    /// <summary>One is being told.</summary>
    public void Add(WatchEvent.Appended appended)
    {
        var bytes = BytesOf(appended);
        _events.Enqueue((appended.Cursor, bytes, time.GetTimestamp()));
        _bytes += bytes;
    }

    /// <summary>One has happened that a subscriber cannot be told yet. Once all is full, no more are counted.</summary>
    public void Miss(long position, WatchEvent.Appended appended)
    {
        if (IsFull)
            return;
        _untold.Enqueue((position, BytesOf(appended)));
        _untoldBytes += BytesOf(appended);
    }

    /// <summary>Those that happened up to a position are being told.</summary>
    public void CatchUp(long position)
    {
        while (_untold.TryPeek(out var first) && first.Position <= position)
            _untoldBytes -= _untold.Dequeue().Bytes;
    }

    /// <summary>Those up to a cursor have been read; false when it is none of theirs.</summary>
    public bool Acknowledge(string cursor)
    {
        if (!_events.Any(told => told.Cursor == cursor))
            return false;

        (string Cursor, int Bytes, long) told;
        do
        {
            told = _events.Dequeue();
            _bytes -= told.Bytes;
        }
        while (told.Cursor != cursor);

        return true;
    }

    private static int BytesOf(WatchEvent.Appended appended) => appended.Change.Snapshot.Json.Length;
}
