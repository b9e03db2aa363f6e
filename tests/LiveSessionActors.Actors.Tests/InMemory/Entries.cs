using Akka.Actor;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>The entries of a session, from whatever journal Akka.Persistence keeps them in.</summary>
internal static class Entries
{
    public static Task<List<JournalLine>> ReadAsync(ActorSystem system, SessionKey session, long from)
    {
        var read = new TaskCompletionSource<List<JournalLine>>(TaskCreationOptions.RunContinuationsAsynchronously);
        system.ActorOf(Props.Create<EntriesActor>(session.PersistenceId, from, read));
        return read.Task;
    }
}
