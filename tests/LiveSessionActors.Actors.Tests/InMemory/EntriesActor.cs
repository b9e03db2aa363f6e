using Akka.Actor;
using Akka.Persistence;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>Has a session's journal replayed for somebody else than its actor.</summary>
internal sealed class EntriesActor : ReceiveActor
{
    public EntriesActor(string persistenceId, long from, TaskCompletionSource<List<JournalLine>> read)
    {
        var lines = new List<JournalLine>();
        Receive<ReplayedMessage>(replayed => lines.Add((JournalLine)replayed.Persistent.Payload));
        Receive<ReplayMessagesFailure>(failure => End(() => read.SetException(failure.Cause)));
        Receive<RecoverySuccess>(_ => End(() => read.SetResult(lines)));
        Akka.Persistence.Persistence.Instance.Apply(Context.System).JournalFor(SessionPlugins.Journal)
            .Tell(new ReplayMessages(from, long.MaxValue, long.MaxValue, persistenceId, Self));
    }

    private void End(Action end)
    {
        end();
        Context.Stop(Self);
    }
}
