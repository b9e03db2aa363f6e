namespace LiveSessionActors.Client;

/// <summary>How a program's client finds its daemon.</summary>
public sealed class LiveSessionClientOptions
{
    /// <summary>
    /// Where the daemon listens: a socket's absolute path, on Windows a pipe's name. Null for
    /// <c>LIVE_SESSIONS_PIPE</c>, else the user's own.
    /// </summary>
    public string? Pipe { get; set; }

    /// <summary>
    /// The project directory that the sessions are in; null for the one that the current directory belongs to at
    /// registration, by <see cref="WorkspaceRoot.Find"/>.
    /// </summary>
    public string? Workspace { get; set; }

    /// <summary>Whether a daemon is started when none answers; true unless set.</summary>
    public bool StartDaemon { get; set; } = true;
}
