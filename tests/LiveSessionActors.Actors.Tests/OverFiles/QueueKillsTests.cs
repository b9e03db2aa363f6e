using System.Collections.Immutable;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using Xunit.Abstractions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Work of very many sessions while its queue is killed at random moments.</summary>
public sealed class QueueKillsTests(ITestOutputHelper output) : FilesTest
{
    private const int Pieces = 300;
    private const int Workers = 10;
    private const int Kills = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_piece_of_work_is_answered_once_and_each_lease_outlives_its_queue_however_often_that_is_killed(int seed)
    {
        AppendWork();
        var held = Take();
        var kills = Moments(new Random(seed), held.Session);
        for (var number = 1; number <= Workers; number++)
            Sys.ActorOf(KillingWorkerActor.Props(Workspace, Workspaces, TestActor, kills), $"w{number}");

        var (leases, queues) = Observe();

        output.WriteLine($"{queues} queues");
        Assert.InRange(queues, 2, Kills + 1);
        Assert.Equal(Pieces - 1, leases.DistinctBy(lease => lease.Session).Count());
        Assert.Equal(Pieces - 1, leases.Count);
        Assert.All(leases, lease => Assert.Equal(1, lease.Attempt));
        Assert.All(leases, lease => Assert.Equal([Reply(lease)], Replies(lease.Session)));
        // Once the last kill is over.
        AwaitAssert(() => Assert.Equal(held, Assert.Single(Listed()).Lease));
    }

    private static SessionId IdOf(int number) => SessionId.Parse($"s{number}");

    private static string Reply(WorkLease lease) => $"\"file\":\"{lease.Id}\"";

    // Each is the moment of one worker only: the one that gets the piece.
    private static Dictionary<SessionId, KillingWorkerActor.Moment> Moments(Random random, SessionId except) => Enumerable
        .Range(0, Pieces).Select(IdOf).Where(session => session != except).OrderBy(_ => random.Next()).Take(Kills)
        .ToDictionary(
            session => session,
            _ => new KillingWorkerActor.Moment((KillingWorkerActor.Step)random.Next(4), random.Next(20)));

    private void AppendWork()
    {
        var probe = CreateTestProbe();
        foreach (var session in Enumerable.Range(0, Pieces).Select(IdOf))
        {
            var @event = SessionEvent.Parse("""{"type":"generate"}""", session);
            Workspaces.Tell(new SessionCommand.AppendEvent(Workspace, session, @event), probe);
        }

        for (var number = 0; number < Pieces; number++)
            probe.ExpectMsg<SessionReply.EventAppended>();
    }

    private WorkLease Take() => Send(Workspaces, new WorkCommand.TakeNext(
        Workspace, "ticket", "holder", TimeSpan.FromHours(1), TimeSpan.Zero, [])).ExpectMsg<WorkReply.Handed>().Lease;

    // What the workers got until all but one piece was answered, and from how many queues.
    private (List<WorkLease> Leases, int Queues) Observe()
    {
        var (leases, queues) = (new List<WorkLease>(), new HashSet<IActorRef>());
        for (var answered = 0; answered < Pieces - 1;)
        {
            switch (ExpectMsg<object>())
            {
                case KillingWorkerActor.Leased leased:
                    leases.Add(leased.Lease);
                    queues.Add(leased.Queue);
                    break;
                case KillingWorkerActor.Answered:
                    answered++;
                    break;
                case var other:
                    Assert.Fail($"{other}");
                    break;
            }
        }

        return (leases, queues.Count);
    }

    private ImmutableArray<WorkListing> Listed() =>
        Send(Workspaces, new WorkQuery.GetWork(Workspace)).ExpectMsg<WorkReply.Listed>().Work;

    private List<string> Replies(SessionId session) =>
    [
        .. File.ReadLines(PathOf(".impeccable", "live", "sessions", $"{session}.jsonl"))
            .Where(line => line.Contains("agent_done", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("\"file\"", StringComparison.Ordinal)..].Split(',', '}')[0]),
    ];
}
