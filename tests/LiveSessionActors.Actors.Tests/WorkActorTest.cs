using System.Collections.Immutable;
using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Work of a workspace's sessions, asked for by way of its registry.</summary>
public abstract class WorkActorTest : ActorTest
{
    private protected static readonly SessionId Other = SessionId.Parse("other-session");

    private protected ImmutableArray<WorkListing> DeadLettered(IActorRef registry) =>
        Send(registry, new WorkQuery.GetDeadLettered(Some.Workspace)).ExpectMsg<WorkReply.Listed>().Work;

    private protected static string WorkRefusal(TestProbe probe) => probe.ExpectMsg<WorkReply.Refused>().Refusal.Code;

    private protected static WorkLease Handed(TestProbe probe) => probe.ExpectMsg<WorkReply.Handed>().Lease;

    private protected static WorkCommand.TakeNext Next(string worker = "worker", bool wait = false) => new(
        Some.Workspace,
        Guid.NewGuid().ToString(),
        worker,
        TimeSpan.FromSeconds(30),
        wait ? TimeSpan.FromHours(1) : TimeSpan.Zero,
        []);

    private protected static WorkCommand.Reply Reply(WorkLease lease) =>
        new(Some.Workspace, lease.Id, Event("agent_done", lease.Session));

    private protected static SessionEvent Event(string type, SessionId session) =>
        SessionEvent.Parse($$"""{"type":"{{type}}"}""", session);

    private protected static SessionCommand.AppendEvent Append(string type) =>
        new(Some.Workspace, Some.Session, Event(type, Some.Session));

    private protected static string PendingLine(double seq) => Line(seq, "generate");

    private protected static string Line(double seq, string type, SessionId? session = null, DateTimeOffset? at = null) =>
        Some.Text(JournalEntry.Create(seq, Event(type, session ?? Some.Session), at ?? Some.Moment)) + "\n";

    private protected async Task<IActorRef> StartAsync() => Sys.ActorOf(SessionRegistryActor.Props(await OpenAsync()));

    /// <summary>Appends as another process does.</summary>
    private protected void AppendForeign(string line) => File.Append(line + "\n");

    private protected static SessionCommand.AppendEvent AppendJson(string json) =>
        new(Some.Workspace, Some.Session, SessionEvent.Parse(json, Some.Session));

    private protected static WorkCommand.Reply ReplyOf(string lease, string type = "agent_done") =>
        new(Some.Workspace, lease, Event(type, Some.Session));
}
