namespace LiveSessionActors.Sessions;

/// <summary>A session of a workspace: what an actor, a journal and a message are addressed by.</summary>
/// <param name="Workspace">The project directory.</param>
/// <param name="Session">The session in it.</param>
public readonly record struct SessionKey(Workspace Workspace, SessionId Session)
{
    // No session id holds a '#', so the last one parts path and id whatever the path is.
    private const char Separator = '#';

    /// <summary>The Akka.Persistence identity: <c>/path/of/workspace#session</c>.</summary>
    public string PersistenceId => $"{Workspace.Path}{Separator}{Session.Value}";

    /// <summary>Reads a key back from its <see cref="PersistenceId"/>.</summary>
    /// <exception cref="SessionException">The text is no persistence id of a session.</exception>
    public static SessionKey Parse(string persistenceId) => TryPart(persistenceId, out var path, out var session)
        ? new SessionKey(Workspace.Parse(path.ToString()), SessionId.Parse(session.ToString()))
        : throw new SessionException(Refusal.InvalidSessionId(persistenceId));

    /// <summary>Parts a <see cref="PersistenceId"/>; false when it is none.</summary>
    /// <param name="persistenceId">The text.</param>
    /// <param name="path">The workspace's path.</param>
    /// <param name="session">The session's id.</param>
    public static bool TryPart(
        ReadOnlySpan<char> persistenceId, out ReadOnlySpan<char> path, out ReadOnlySpan<char> session)
    {
        var at = persistenceId.LastIndexOf(Separator);
        path = at < 0 ? default : persistenceId[..at];
        session = at < 0 ? default : persistenceId[(at + 1)..];
        return at >= 0;
    }

    /// <inheritdoc/>
    public override string ToString() => PersistenceId;
}
