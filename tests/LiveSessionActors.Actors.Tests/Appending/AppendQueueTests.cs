using Akka.Actor;
using LiveSessionActors.Actors.Appending;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Appending;

public sealed class AppendQueueTests
{
    private readonly AppendQueue _queue = new();
    private readonly WaitingAppend[] _appends = [.. Enumerable.Range(1, 3)
        .Select(number => new WaitingAppend(Some.Append(number), ActorRefs.Nobody, Since: 0))];

    public AppendQueueTests()
    {
        foreach (var append in _appends)
            _queue.Add(append);
    }

    [Fact]
    public void Appends_leave_in_their_order()
    {
        Assert.Equal(_appends[..2], _queue.Take(2));
        Assert.Equal(_appends[2..], _queue.Take(_queue.Count));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void What_is_put_back_leaves_first_and_in_its_order()
    {
        var taken = _queue.Take(2);

        _queue.PutBack(taken);

        Assert.Equal(_appends, _queue.Take(_queue.Count));
    }

    [Fact]
    public void What_may_be_in_the_journal_leaves_when_its_line_is_read_and_is_else_written_again()
    {
        var entries = new[] { Entry(1), Entry(2) };
        _queue.PutBack(_queue.Take(2).Zip(entries, (append, entry) => append with { Written = entry }));
        var ticket = _queue.Ticket;

        _queue.Find(Entry(2), SessionState.Empty(Some.Session));
        _queue.Find(Entry(3), SessionState.Empty(Some.Session));

        var answer = Assert.Single(_queue.EndSearch(replaced: false, triesMax: 5));
        Assert.Equal(2, Assert.IsType<SessionReply.EventAppended>(answer.Reply).Seq);
        Assert.Equal([_appends[0].Command, _appends[2].Command], _queue.Commands);
        Assert.Equal(ticket, _queue.Ticket);
    }

    [Theory]
    [InlineData(true, 0, RefusalCode.IoError)]
    [InlineData(false, 5, RefusalCode.IoError)]
    public void What_was_looked_for_in_vain_is_refused_in_another_journal_and_after_too_many_tries(
        bool replaced, int tries, string code)
    {
        _queue.PutBack(_queue.Take(1).Select(append => append with { Written = Entry(1), Tries = tries }));

        var answer = Assert.Single(_queue.EndSearch(replaced, triesMax: 5));

        Assert.Equal(code, Assert.IsType<SessionReply.Refused>(answer.Reply).Refusal.Code);
        Assert.Equal([_appends[1], _appends[2]], _queue.Take(_queue.Count));
    }

    [Fact]
    public void What_may_be_in_the_journal_is_abandoned_as_unknown()
    {
        _queue.PutBack(_queue.Take(1).Select(append => append with { Written = Entry(1) }));

        var answers = _queue.RefuseAll(Refusals.WrittenTooFast)
            .Select(answer => answer.Reply).Cast<SessionReply.Refused>();

        Assert.Equal(
            [Refusals.OutcomeUnknown, Refusals.WrittenTooFast, Refusals.WrittenTooFast],
            answers.Select(answer => answer.Refusal));
    }

    [Fact]
    public void A_ticket_is_reached_when_all_that_waited_have_left()
    {
        var ticket = _queue.Ticket;
        _queue.Add(_appends[0]);

        _queue.PutBack(_queue.Take(3));
        Assert.True(_queue.Taken < ticket);
        _queue.Take(2);
        Assert.True(_queue.Taken < ticket);
        _queue.Take(1);
        Assert.Equal(ticket, _queue.Taken);
    }

    private static JournalEntry Entry(int number) => JournalEntry.Create(number, Some.Event(number), Some.Moment);
}
