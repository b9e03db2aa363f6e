using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Tests;

/// <summary>Stands in for the actors behind the bridge: sessions in memory, refusals on demand.</summary>
internal sealed class FakeWorkspacesActor : ReceiveActor
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, SessionState> _sessions = new(StringComparer.Ordinal);
    private readonly List<(object Message, IActorRef Sender)> _held = [];
    private ImmutableArray<SessionKey> _poisoned = [];
    private ArchiveReport _archiving = new([], More: false);
    private MigrationReport _migration = new([], More: false);
    private Refusal? _refusal;
    private bool _holding;

    public FakeWorkspacesActor(Action<object> onMessage)
    {
        Receive<RefuseWith>(message => _refusal = message.Refusal);
        Receive<ArchiveReport>(report => _archiving = report);
        Receive<MigrationReport>(report => _migration = report);
        Receive<Poison>(message => _poisoned = [message.Session]);
        Receive<Hold>(_ => _holding = true);
        Receive<Release>(_ => ReleaseAll());
        Receive<object>(message => _holding, message => Keep(message, onMessage));
        Receive<object>(message => Answer(message, Sender, onMessage));
    }

    private void Keep(object message, Action<object> onMessage)
    {
        onMessage(message);
        _held.Add((message, Sender));
    }

    private void ReleaseAll()
    {
        _holding = false;
        foreach (var (message, sender) in _held)
            sender.Tell(ReplyTo(message));
        _held.Clear();
    }

    private void Answer(object message, IActorRef sender, Action<object> onMessage)
    {
        onMessage(message);
        sender.Tell(ReplyTo(message));
    }

    private object ReplyTo(object message) => (message, _refusal) switch
    {
        (ISessionMessage about, { } refusal) => new SessionReply.Refused(about.Workspace, about.Session, refusal),
        (IWorkspaceMessage about, { } refusal) => new WorkspaceReply.Refused(about.Workspace, refusal),
        (SessionCommand.AppendEvent command, _) => Append(command),
        (SessionQuery.GetSnapshot query, _) => Get(query),
        (SessionQuery.HasJournal query, _) =>
            new SessionReply.JournalChecked(query.Workspace, query.Session, _sessions.ContainsKey(query.Session.Value)),
        (WorkspaceQuery.ListSessions query, _) => List(query),
        (WorkspaceCommand.ArchiveSessions command, _) =>
            new WorkspaceReply.SessionsArchived(command.Workspace, _archiving.Sessions, _archiving.More),
        (WorkspaceCommand.MigrateLegacy command, _) => Migrate(command),
        (WorkCommand.TakeNext command, _) => new WorkReply.NoneCame(command.Workspace),
        (GetHealth, _) => new HealthReport([], _poisoned),
        _ => throw new InvalidOperationException($"Nobody sends {message.GetType()}."),
    };

    private SessionReply Append(SessionCommand.AppendEvent command)
    {
        var state = StateOf(command.Session);
        var seq = state.NextSeq;
        if (command.ExpectedSeq is { } expected && expected != seq - 1)
            return new SessionReply.Refused(
                command.Workspace, command.Session, new Refusal(RefusalCode.SequenceMismatch, "moved on"));

        var entry = JournalEntry.Create(seq, command.Event, Now, command.IdempotencyKey);
        state = state.Apply(JournalLine.Of(entry, (int)seq), Now);
        _sessions[command.Session.Value] = state;
        return new SessionReply.EventAppended(command.Workspace, command.Session, seq, state.Snapshot);
    }

    private SessionReply.SnapshotFound Get(SessionQuery.GetSnapshot query)
    {
        var state = StateOf(query.Session);
        return new SessionReply.SnapshotFound(query.Workspace, query.Session, state.NextSeq - 1, state.Snapshot);
    }

    private WorkspaceReply.SessionsListed List(WorkspaceQuery.ListSessions query) => new(
        query.Workspace,
        [.. _sessions.Values
            .Select(state => state.Snapshot)
            .Where(snapshot => query.IncludeCompleted || !snapshot.Completed)],
        []);

    private WorkspaceReply.LegacyMigrated Migrate(WorkspaceCommand.MigrateLegacy command)
    {
        if (command is { TellsProgress: true, Session: null })
            Sender.Tell(new WorkspaceReply.MigrationProgress(command.Workspace, 0, _migration.Journals.Length));
        return new WorkspaceReply.LegacyMigrated(command.Workspace, _migration.Journals, _migration.More);
    }

    private SessionState StateOf(SessionId session) =>
        _sessions.TryGetValue(session.Value, out var state) ? state : SessionState.Empty(session);

    /// <summary>Every request from now on gets this refusal.</summary>
    public sealed record RefuseWith(Refusal Refusal);

    /// <summary>This session's flush failed.</summary>
    public sealed record Poison(SessionKey Session);

    /// <summary>Requests from now on wait.</summary>
    public sealed record Hold;

    /// <summary>Those that wait are answered.</summary>
    public sealed record Release;
}
