namespace LiveSessionActors.Sessions.Work;

/// <summary>The Akka.Persistence identity of a workspace's queue of work.</summary>
public static class WorkKey
{
    // No session's id has a dot, so this is no session's identity.
    private const string Ending = "#.work";

    /// <summary>The identity: <c>/path/of/workspace#.work</c>.</summary>
    public static string PersistenceIdOf(Workspace workspace) => workspace.Path + Ending;

    /// <summary>The workspace of an identity.</summary>
    /// <exception cref="ArgumentException">The text is not the identity of a queue.</exception>
    public static Workspace Parse(string persistenceId) => persistenceId.EndsWith(Ending, StringComparison.Ordinal)
        ? Workspace.Parse(persistenceId[..^Ending.Length])
        : throw new ArgumentException($"'{persistenceId}' is not the persistence id of a queue.", nameof(persistenceId));
}
