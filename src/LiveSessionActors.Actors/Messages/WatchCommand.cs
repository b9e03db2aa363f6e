using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Messages;

/// <summary>
/// What subscribes an actor to the changes of a workspace: of lines that this process or any other appends to its
/// journals. The subscriber is the sender. Answered by <see cref="WatchEvent"/>s.
/// </summary>
public abstract record WatchCommand(Workspace Workspace) : IWorkspaceMessage
{
    /// <summary>
    /// Subscribes the sender: <see cref="WatchEvent.Subscribed"/> at once, then every change once and in one order, and
    /// <see cref="WatchEvent.Ended"/> if it has to end. A sender's second subscription takes the place of its first;
    /// its death ends it.
    /// </summary>
    /// <param name="Workspace">The workspace.</param>
    /// <param name="Session">The only session wanted; null for all.</param>
    /// <param name="After">
    /// The cursor behind which to begin, as an earlier event carried it, also before a restart of the process; null to
    /// begin where <paramref name="FromStart"/> says. An unknown one leads to <see cref="WatchEvent.Reset"/>.
    /// </param>
    /// <param name="FromStart">Begin with the first line of every journal; else with what comes from now on.</param>
    public sealed record Subscribe(
        Workspace Workspace, SessionId? Session = null, string? After = null, bool FromStart = false)
        : WatchCommand(Workspace);

    /// <summary>
    /// The subscriber has dealt with its events up to this one. Whoever leaves too many unacknowledged, or one for too
    /// long, is dropped. May be sent to the sender of the event as well. Not answered.
    /// </summary>
    public sealed record Acknowledge(Workspace Workspace, string Cursor) : WatchCommand(Workspace);

    /// <summary>Ends the sender's subscription. Not answered, but events on their way still come.</summary>
    public sealed record Unsubscribe(Workspace Workspace) : WatchCommand(Workspace);
}
