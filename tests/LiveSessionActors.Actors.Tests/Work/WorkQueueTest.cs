using System.Text;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>A queue, a clock, and sessions that wait for something.</summary>
public abstract class WorkQueueTest
{
    private protected const int AttemptsMax = 3;

    private int _tickets;

    private protected static TimeSpan LeaseFor { get; } = TimeSpan.FromSeconds(30);

    private protected WorkQueue Queue { get; } = new(AttemptsMax, new LeaseNames(Some.Workspace));

    private protected SessionQuestions Sessions { get; } =
        new(Some.Workspace, Some.Settings, ActorRefs.Nobody, ActorRefs.Nobody, _ => { });

    private protected TimeSpan Now { get; set; } = TimeSpan.FromHours(1);

    private protected static double Seq(WorkLease lease) =>
        double.Parse(lease.Seq.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private protected void Pend(string id, double seq, string type = "generate") =>
        Queue.Observe(Snapshot(id, (seq, type)));

    private protected static SessionSnapshot Snapshot(string id, params (double Seq, string Type)[] events)
    {
        var session = SessionId.Parse(id);
        var state = SessionState.Empty(session);
        foreach (var (seq, type) in events)
        {
            var @event = SessionEvent.Parse(Encoding.UTF8.GetBytes($$"""{"type":"{{type}}"}"""), id, 64);
            state = state.Apply(JournalLine.Of(JournalEntry.Create(seq, @event, Some.Moment), 1), Some.Moment);
        }

        return state.Snapshot;
    }

    private protected void Advance(TimeSpan by)
    {
        Now += by;
        Apply(Queue.RunOuts(Now));
    }

    private protected string Wait(
        string worker, string? ticket = null, TimeSpan? waitFor = null, string[]? types = null)
    {
        ticket ??= $"ticket-{++_tickets}";
        Queue.Add(new WorkCaller(
            ticket, worker, LeaseFor, Now + (waitFor ?? TimeSpan.FromHours(1)), [.. types ?? []]));
        return ticket;
    }

    private protected void Apply(IEnumerable<WorkEvent> events)
    {
        foreach (var happened in events)
            Queue.Apply(happened, Now);
    }

    private protected WorkLease? Hand() => Queue.Match().Select(Hand).FirstOrDefault();

    private protected WorkLease? Hand(SessionId session)
    {
        if (Queue.Hand(session, Some.Moment) is not { } handed)
            return null;
        Apply([handed.Leased]);
        return handed.Work.Lease;
    }

    private protected bool Renew(WorkLease lease)
    {
        var leased = Queue.Renew(lease.Id, LeaseFor, Some.Moment);
        Apply(leased is null ? [] : [leased]);
        return leased is not null;
    }

    // Asks and does not wait.
    private protected WorkLease? Take(string worker = "worker", string? ticket = null, string[]? types = null)
    {
        ticket = Wait(worker, ticket, TimeSpan.Zero, types);
        var lease = Hand();
        Queue.ExpireCallers(Now, Sessions);
        return lease;
    }
}
