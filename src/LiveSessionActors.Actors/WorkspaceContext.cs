using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>What the actors of one open workspace share.</summary>
/// <param name="Held">The workspace, open.</param>
/// <param name="Store">Its files.</param>
/// <param name="Settings">As configured.</param>
/// <param name="Time">The clock.</param>
internal sealed record WorkspaceContext(
    IOpenWorkspace Held, ISessionStore Store, LiveSessionSettings Settings, TimeProvider Time)
{
    /// <summary>Which one.</summary>
    public Workspace Workspace => Held.Workspace;

    /// <summary>The time of day: for what is written and shown, never for what is decided.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Why nothing can be written in it now, or null.</summary>
    public Refusal? ReadOnly => Held.ReadOnly;

    /// <summary>How much one write takes.</summary>
    public BatchLimits Limits { get; } = new(
        Settings.Sessions.BatchEntriesMax, Settings.Sessions.BatchBytesMax, Store.LineBytesMax);
}
