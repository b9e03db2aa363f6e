using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Actors.Work;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Work;

namespace LiveSessionActors.Actors.Tests.Work;

/// <summary>Each session is asked one question at a time, so that its answer is known by its session alone.</summary>
public sealed class SessionQuestionsTests : ActorTest
{
    private static readonly WorkItem Work = new(
        Some.Session, new WorkRecord(new WorkStanding(Some.Session.Value, new LineIdentity(1, 7))), "generate", Some.Event().Fields, 1);

    private readonly TestProbe _registry;
    private readonly TestProbe _worker;
    private readonly SessionQuestions _questions;
    private readonly List<TimeSpan> _wakes = [];
    private readonly WorkQueue _queue = new(3, new LeaseNames(Some.Workspace));

    public SessionQuestionsTests()
    {
        (_registry, _worker) = (CreateTestProbe(), CreateTestProbe());
        _questions = new SessionQuestions(Some.Workspace, Settings, _registry, TestActor, _wakes.Add);
    }

    private static SessionReply.Refused Refused => new(Some.Workspace, Some.Session, Refusals.Busy);

    private static WorkCommand Late { get; } = new WorkCommand.Release(Some.Workspace, "lease");

    private SessionQuestion.Append Append => new(Some.Append(), Work, "lease", _worker);

    private protected override LiveSessionSettings Settings { get; } = Some.Settings with
    {
        Sessions = Some.Settings.Sessions with { WaitingMax = 2 },
    };

    [Fact]
    public void A_reply_is_sent_once_the_read_before_it_is_answered_so_that_a_refusal_is_of_one_of_them()
    {
        ReadAll();
        _questions.Read(Some.Session);
        Assert.True(_questions.TryAppend(Append));
        _registry.ExpectMsg<SessionProtocol.Glance>();
        _registry.ExpectNoMsg(TimeSpan.Zero);

        Assert.IsType<SessionQuestion.Read>(_questions.End(Refused));
        _registry.ExpectMsg<SessionCommand.AppendEvent>();
        Assert.IsType<SessionQuestion.Append>(_questions.End(Refused));
        Assert.Null(_questions.End(Refused));
    }

    [Fact]
    public void A_session_that_changes_while_it_is_read_is_read_once_more_however_often_it_changes()
    {
        ReadAll();
        _questions.Read(Some.Session);
        _questions.Read(Some.Session);
        _questions.Read(Some.Session);
        _registry.ExpectMsg<SessionProtocol.Glance>();

        Assert.Equal(1, Assert.IsType<SessionQuestion.Read>(_questions.End(Refused)).Number);
        _registry.ExpectMsg<SessionProtocol.Glance>();
        Assert.Equal(2, Assert.IsType<SessionQuestion.Read>(_questions.End(Refused)).Number);
        Assert.Null(_questions.End(Refused));
    }

    [Fact]
    public void Sessions_are_asked_at_the_same_time()
    {
        ReadAll();
        _questions.Read(Some.Session);
        _questions.Read(SessionId.Parse("other"));

        Assert.Equal([Some.Session, SessionId.Parse("other")], Asked(2));
    }

    [Fact]
    public void No_session_is_asked_before_all_have_been_read_and_each_is_then()
    {
        _questions.Read(Some.Session);
        _questions.Read(Some.Session);
        _registry.ExpectNoMsg(TimeSpan.Zero);

        ReadAll();

        Assert.Equal([Some.Session], Asked(1));
        Assert.IsType<SessionQuestion.Read>(_questions.End(Refused));
        Assert.Null(_questions.End(Refused));
    }

    [Fact]
    public void What_waits_is_refused_when_nothing_can_be_read_and_is_not_asked_later()
    {
        Assert.True(_questions.TryRead(Some.Session, Late, _worker));

        _questions.EndReadAll(new WorkReply.Refused(Some.Workspace, Refusals.ListingTooSlow), TimeSpan.Zero);

        Assert.Equal(RefusalCode.Timeout, _worker.ExpectMsg<WorkReply.Refused>().Refusal.Code);
        Assert.False(_questions.AreAwaited);
        ReadAll();
        Assert.Null(_questions.End(Refused));
    }

    [Fact]
    public void A_late_request_is_decided_by_the_read_that_is_under_way()
    {
        ReadAll();
        _questions.Read(Some.Session);

        Assert.True(_questions.TryRead(Some.Session, Late, _worker));

        Assert.True(_questions.AreAwaited);
        Assert.Equal([(Late, _worker.Ref)], Assert.IsType<SessionQuestion.Read>(_questions.End(Refused)).Late);
        Assert.False(_questions.AreAwaited);
    }

    [Fact]
    public void No_more_wait_for_a_session_than_may()
    {
        ReadAll();
        Assert.True(_questions.TryRead(Some.Session, Late, _worker));
        Assert.True(_questions.TryAppend(Append));

        Assert.False(_questions.TryRead(Some.Session, Late, _worker));
        Assert.False(_questions.TryAppend(Append));

        Assert.IsType<SessionQuestion.Read>(_questions.End(Refused));
        Assert.True(_questions.TryAppend(Append));
    }

    [Fact]
    public void Of_a_reply_that_was_sent_the_outcome_is_not_known_when_the_queue_ends()
    {
        ReadAll();
        _questions.TryAppend(Append);
        _questions.TryAppend(Append);

        _questions.RefuseAll(Refusals.Stopping);

        Assert.Equal(Refusals.OutcomeUnknown, _worker.ExpectMsg<WorkReply.Refused>().Refusal);
        Assert.Equal(Refusals.Stopping, _worker.ExpectMsg<WorkReply.Refused>().Refusal);
    }

    [Fact]
    public void All_are_read_for_who_wants_work_after_a_rest_that_is_longer_where_reading_took_long()
    {
        _questions.ReadAllWhenDue(TimeSpan.Zero);
        _questions.EndReadAll(new WorkspaceReply.SessionsListed(Some.Workspace, [], []), _queue, TimeSpan.FromSeconds(3));
        _registry.ExpectMsg<WorkspaceQuery.ListSessions>();

        _questions.ReadAllWhenDue(TimeSpan.FromSeconds(13));
        Assert.Equal(TimeSpan.FromSeconds(20), Assert.Single(_wakes));
        _registry.ExpectNoMsg(TimeSpan.Zero);
        _questions.ReadAllWhenDue(TimeSpan.FromSeconds(33));

        _registry.ExpectMsg<WorkspaceQuery.ListSessions>();
    }

    private void ReadAll() =>
        _questions.EndReadAll(new WorkspaceReply.SessionsListed(Some.Workspace, [], []), _queue, TimeSpan.Zero);

    private SessionId[] Asked(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _registry.ExpectMsg<SessionProtocol.Glance>().Query.Session)];
}
