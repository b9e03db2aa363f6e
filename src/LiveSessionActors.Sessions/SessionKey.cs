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
    public static SessionKey Parse(string persistenceId)
    {
        var at = persistenceId.LastIndexOf(Separator);
        return at < 0
            ? throw new SessionException(Refusal.InvalidSessionId(persistenceId))
            : new SessionKey(Workspace.Parse(persistenceId[..at]), SessionId.Parse(persistenceId[(at + 1)..]));
    }

    /// <inheritdoc/>
    public override string ToString() => PersistenceId;
}
