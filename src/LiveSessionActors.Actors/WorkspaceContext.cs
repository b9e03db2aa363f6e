using Akka.Actor;
using LiveSessionActors.Actors.Journaling;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors;

/// <summary>What the actors of one open workspace share.</summary>
/// <param name="Workspace">Which one.</param>
/// <param name="Sessions">What its actor system has for them.</param>
internal sealed record WorkspaceContext(Workspace Workspace, LiveSessions Sessions)
{
    /// <summary>What there is besides Akka.Persistence.</summary>
    public ISessionStore Store => Sessions.Store;

    /// <summary>As configured.</summary>
    public LiveSessionSettings Settings => Sessions.Settings;

    /// <summary>The clock.</summary>
    public TimeProvider Time => Sessions.Time;

    /// <summary>The time of day: for what is written and shown, never for what is decided.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Its registry.</summary>
    public IActorRef Registry => Sessions.RegistryOf(Workspace);

    /// <summary>Why nothing can be written in it now, or null.</summary>
    public Refusal? ReadOnly => Store.ReadOnly(Workspace);

    /// <summary>How much one write takes.</summary>
    public BatchLimits Limits { get; } = new(
        Sessions.Settings.Sessions.BatchEntriesMax,
        Sessions.Settings.Sessions.BatchBytesMax,
        Sessions.Store.LineBytesMax);

    /// <summary>What a session's journal holds behind a place.</summary>
    /// <exception cref="SessionException">It cannot be read.</exception>
    public async ValueTask<JournalTail> ReadAsync(SessionId session, JournalPosition from)
    {
        using var journal = Store.Share(new SessionKey(Workspace, session));
        return await journal.ReadAsync(from, CancellationToken.None).ConfigureAwait(false);
    }
}
