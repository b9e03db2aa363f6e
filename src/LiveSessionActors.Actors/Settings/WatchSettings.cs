namespace LiveSessionActors.Actors.Settings;

/// <summary>How changes are watched: the keys of <c>reference.conf</c>.</summary>
/// <param name="LookInterval">How often journals are looked at while somebody watches.</param>
/// <param name="IndexEntriesMax">So many changes can be resumed behind.</param>
/// <param name="UnreadEventsMax">So many events a watcher may leave unacknowledged.</param>
/// <param name="UnreadBytesMax">So many bytes of events a watcher may leave unacknowledged.</param>
/// <param name="UnreadPatience">For so long a watcher may leave an event unacknowledged.</param>
/// <param name="KeepAlive">How often a stream says that it is still there.</param>
public sealed record WatchSettings(
    TimeSpan LookInterval,
    int IndexEntriesMax,
    int UnreadEventsMax,
    long UnreadBytesMax,
    TimeSpan UnreadPatience,
    TimeSpan KeepAlive)
{
    internal static WatchSettings Bind(SettingsSection section) => new(
        section.Duration("look-interval"),
        section.Count("index-entries-max"),
        section.Count("unread-events-max"),
        section.Bytes("unread-bytes-max"),
        section.Duration("unread-patience"),
        section.Duration("keep-alive"));
}
