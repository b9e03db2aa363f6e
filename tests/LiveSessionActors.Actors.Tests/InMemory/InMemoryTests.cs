using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Tests.Fakes;
using LiveSessionActors.Sessions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Actors.Tests.InMemory;

/// <summary>
/// Sessions, their registry, work and watch where there is no file: over Akka.Persistence's journal and snapshot store in
/// memory, which any other journal and store can take the place of.
/// </summary>
public sealed class InMemoryTests : TestKit
{
    private static readonly Config Configuration = ConfigurationFactory.ParseString("""
        akka.persistence {
          journal.live-sessions.class = "LiveSessionActors.Actors.Tests.InMemory.ListedJournal, LiveSessionActors.Actors.Tests"
          journal.live-sessions-work.class = "Akka.Persistence.Journal.MemoryJournal, Akka.Persistence"
        }
        """).WithFallback(FakesHocon.Config);

    private static readonly TimeSpan LeaseFor = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly IActorRef _workspaces;

    public InMemoryTests()
        : base(Configuration)
    {
        var settings = Some.Settings with
        {
            Sessions = Some.Settings.Sessions with { SnapshotEvery = 5 },
        };
        LiveSessions.Register(Sys, new MemoryStore(Sys), settings, _time);
        _workspaces = Sys.ActorOf(WorkspacesActor.Props());
    }

    private IActorRef Registry => LiveSessions.For(Sys).RegistryOf(Some.Workspace);

    [Fact]
    public void Appends_are_numbered_and_read_back()
    {
        Assert.Equal([1, 2, 3], Enumerable.Range(1, 3).Select(number => Append(number).Seq));

        var found = Get();
        Assert.Equal((3, Some.Visible(3)), (found.LastSeq, Some.Visible(found.Snapshot)));
    }

    [Fact]
    public void A_session_that_left_memory_comes_back_as_it_was_from_its_snapshot_and_what_came_behind_it()
    {
        for (var number = 1; number <= 12; number++)
            Append(number);

        EndSession();

        Assert.Equal((12, Some.Visible(12)), (Get().LastSeq, Some.Visible(Get().Snapshot)));
        Assert.Equal(13, Append(13).Seq);
    }

    [Fact]
    public void An_append_under_the_same_key_is_answered_as_the_first_and_written_once()
    {
        var first = Ask<SessionReply.EventAppended>(Some.Append(1, "once"));
        Append(2);
        EndSession();

        var again = Ask<SessionReply.EventAppended>(Some.Append(1, "once"));

        Assert.Equal((first.Seq, Some.Json(first.Snapshot)), (again.Seq, Some.Json(again.Snapshot)));
        Assert.Equal(2, Get().LastSeq);
        Assert.Equal(
            RefusalCode.IdempotencyKeyReused, Ask<SessionReply.Refused>(Some.Append(9, "once")).Refusal.Code);
    }

    [Fact]
    public void An_append_that_expects_another_last_number_is_refused_with_it()
    {
        Append(1);

        var refused = Ask<SessionReply.Refused>(Some.Append(2, expected: 0));

        Assert.Equal((RefusalCode.SequenceMismatch, 1), (refused.Refusal.Code, refused.Refusal.LastSeq));
    }

    [Fact]
    public void Appends_of_many_at_once_are_all_written_once()
    {
        var senders = Enumerable.Range(0, 200).Select(number => Send(Some.Append(number))).ToList();

        var numbers = senders.Select(sender => sender.ExpectMsg<SessionReply.EventAppended>().Seq);

        Assert.Equal(Some.Seqs(1, 200), numbers.Order());
        EndSession();
        Assert.Equal(200, Get().LastSeq);
    }

    [Fact]
    public void All_sessions_are_listed_in_memory_or_not()
    {
        Append(1);
        EndSession();
        var other = SessionId.Parse("another-session");
        Ask<SessionReply.EventAppended>(Some.Append(2, session: other));

        var listed = Ask<WorkspaceReply.SessionsListed>(
            new WorkspaceQuery.ListSessions(Some.Workspace, IncludeCompleted: true));

        Assert.Equal([other, Some.Session], listed.Sessions.Select(session => session.Id));
        Assert.Empty(listed.Warnings);
    }

    [Fact]
    public void Whether_there_is_a_session_is_told()
    {
        Append(1);

        Assert.True(Ask<SessionReply.JournalChecked>(
            new SessionQuery.HasJournal(Some.Workspace, Some.Session)).Exists);
        Assert.False(Ask<SessionReply.JournalChecked>(
            new SessionQuery.HasJournal(Some.Workspace, SessionId.Parse("unknown"))).Exists);
    }

    [Fact]
    public void Work_is_handed_out_once_and_over_with_its_reply()
    {
        Ask<SessionReply.EventAppended>(Pending());

        var handed = Ask<WorkReply.Handed>(Next("one"));
        Assert.IsType<WorkReply.NoneCame>(Ask<WorkReply>(Next("two")));
        Ask<SessionReply.EventAppended>(ReplyTo(handed));

        Assert.IsType<WorkReply.NoneCame>(Ask<WorkReply>(Next("three")));
        Assert.Equal(2, Get().LastSeq);
    }

    [Fact]
    public void A_lease_is_held_over_the_end_of_queue_registry_and_session_with_its_id_and_the_rest_of_its_time()
    {
        Ask<SessionReply.EventAppended>(Pending());
        var handed = Ask<WorkReply.Handed>(Next("one"));

        End(Registry);

        Assert.IsType<WorkReply.NoneCame>(Ask<WorkReply>(Next("two")));
        var listed = Assert.Single(Ask<WorkReply.Listed>(new WorkQuery.GetWork(Some.Workspace)).Work);
        Assert.Equal((handed.Lease.Id, handed.Lease.ExpiresAt), (listed.Lease!.Id, listed.Lease.ExpiresAt));
        Ask<SessionReply.EventAppended>(ReplyTo(handed));
    }

    [Fact]
    public void Work_whose_lease_ran_out_is_handed_out_again()
    {
        Ask<SessionReply.EventAppended>(Pending());
        var first = Ask<WorkReply.Handed>(Next("one"));

        _time.Advance(LeaseFor);

        var second = Ask<WorkReply.Handed>(Next("two"));
        Assert.NotEqual(first.Lease.Id, second.Lease.Id);
        Assert.Equal(2, second.Lease.Attempt);
    }

    [Fact]
    public void Changes_are_told_once_and_in_order_and_a_cursor_leads_to_what_came_behind_it()
    {
        Append(1);
        var first = Send(new WatchCommand.Subscribe(Some.Workspace, null, FromStart: true));
        var seen = Told(first, 1);
        Append(2);
        seen.AddRange(Told(first, 1));
        first.Send(_workspaces, new WatchCommand.Unsubscribe(Some.Workspace));
        Append(3);
        End(Registry);
        Append(4);

        var later = Send(new WatchCommand.Subscribe(Some.Workspace, null, seen[^1].Cursor));

        seen.AddRange(Told(later, 2));
        Assert.Equal(["1", "2", "3", "4"], seen.Select(told => $"{told.Change.Seq}"));
    }

    [Fact]
    public void A_cursor_that_nobody_gave_leads_to_how_things_stand()
    {
        Append(1);

        var watcher = Send(new WatchCommand.Subscribe(Some.Workspace, null, "never-given"));

        watcher.ExpectMsg<WatchEvent.Subscribed>();
        var reset = watcher.ExpectMsg<WatchEvent.Reset>();
        Assert.Equal([Some.Session], reset.Sessions.Select(session => session.Id));
    }

    private static SessionCommand.AppendEvent Pending() =>
        new(Some.Workspace, Some.Session, SessionEvent.Parse("""{"type":"generate"}""", Some.Session));

    private static WorkCommand.TakeNext Next(string worker) =>
        new(Some.Workspace, "ticket-of-" + worker, worker, LeaseFor, TimeSpan.Zero, []);

    private static WorkCommand.Reply ReplyTo(WorkReply.Handed handed) => new(
        Some.Workspace, handed.Lease.Id, SessionEvent.Parse("""{"type":"agent_done"}""", Some.Session));

    private static List<WatchEvent.Appended> Told(TestProbe watcher, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (WatchEvent.Appended)watcher.FishForMessage(
            message => message is WatchEvent.Appended))];

    private SessionReply.EventAppended Append(int number) => Ask<SessionReply.EventAppended>(Some.Append(number));

    private SessionReply.SnapshotFound Get() => Ask<SessionReply.SnapshotFound>(Some.Get());

    private T Ask<T>(object message) => Send(message).ExpectMsg<T>();

    private TestProbe Send(object message)
    {
        var sender = CreateTestProbe();
        sender.Send(_workspaces, message);
        return sender;
    }

    private void EndSession()
    {
        var session = Sys.ActorSelection(Registry.Path / Some.Session.Value)
            .ResolveOne(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
        End(session);
    }

    private void End(IActorRef actor)
    {
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
    }
}
