using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

/// <summary>Idempotency keys that were used so long ago that the session has to look for them in its journal.</summary>
public sealed class SessionActorOldKeyTests : SessionActorTest
{
    private const int Old = 300;

    [Fact]
    public async Task An_old_key_with_the_same_event_is_answered_as_the_first_time()
    {
        var session = await StartOverOldAsync();

        var again = Append(session, Some.Append(5, key: "k5"));

        Assert.Equal((5, Some.Visible(5)), (again.Seq, Some.Visible(again.Snapshot)));
        Assert.Equal(Old, File.Lines.Count);
    }

    [Fact]
    public async Task An_old_key_with_another_event_is_refused()
    {
        var session = await StartOverOldAsync();

        Assert.Equal(RefusalCode.IdempotencyKeyReused, RefusalOf(Send(session, Some.Append(6, key: "k5"))));
        Assert.Equal(Old, File.Lines.Count);
    }

    [Fact]
    public async Task A_new_key_is_written_once_and_not_looked_for()
    {
        var session = await StartOverOldAsync();

        Assert.Equal(Old + 1, Append(session, Some.Append(1, key: "new")).Seq);
        Assert.Equal(Old + 1, Append(session, Some.Append(1, key: "new")).Seq);
        Assert.Equal(Old + 1, File.Lines.Count);
        Assert.Empty(Disk.Searches);
    }

    [Fact]
    public async Task The_first_line_under_a_key_counts_when_another_process_has_used_it_again()
    {
        var session = await StartOverOldAsync();
        File.Append(Some.Line(Old + 1, 9, key: "k5"));

        Assert.Equal(RefusalCode.IdempotencyKeyReused, RefusalOf(Send(session, Some.Append(9, key: "k5"))));
        Assert.Equal(5, Append(session, Some.Append(5, key: "k5")).Seq);
    }

    [Fact]
    public async Task What_comes_during_a_search_is_done_after_it_in_its_order()
    {
        var session = await StartOverOldAsync();
        Disk.SearchGate.Close();
        var first = Send(session, Some.Append(5, key: "k5"));
        await Disk.SearchGate.Arrived;
        var second = Send(session, Some.Append(2));
        var third = Send(session, Some.Append(3, key: "new"));
        var read = Send(session, Some.Get());
        var repeated = Send(session, Some.Append(3, key: "new"));
        var old = Send(session, Some.Append(7, key: "k7"));

        Disk.SearchGate.Open();

        Assert.Equal([5, Old + 1, Old + 2], new[] { first, second, third }.Select(probe => Appended(probe).Seq));
        Assert.InRange(read.ExpectMsg<SessionReply.SnapshotFound>().LastSeq, Old + 2, Old + 2);
        Assert.Equal((Old + 2, 7), (Appended(repeated).Seq, Appended(old).Seq));
        Assert.Equal(Old + 2, File.Lines.Count);
    }

    [Fact]
    public async Task Appends_that_wait_together_are_looked_for_together()
    {
        var session = await StartOverOldAsync();
        Disk.WriteGate.Close();
        var probes = new List<TestProbe> { Send(session, Some.Append(1)) };
        await Disk.WriteGate.Arrived;
        probes.AddRange(Enumerable.Range(1, 5).Select(number => Send(session, Some.Append(number, key: $"k{number}"))));

        Disk.WriteGate.Open();

        Assert.Equal([Old + 1, 1, 2, 3, 4, 5], probes.Select(probe => Appended(probe).Seq));
        Assert.Equal(5, Assert.Single(Disk.Searches).Count);
        Assert.Equal([1], Disk.Writes);
    }

    [Fact]
    public async Task A_search_that_fails_refuses_what_waits_and_nothing_later()
    {
        var session = await StartOverOldAsync();
        Disk.SearchFailure = new SessionException(new Refusal(RefusalCode.SymlinkRefused, "the journal is a link"));

        Assert.Equal(RefusalCode.SymlinkRefused, RefusalOf(Send(session, Some.Append(5, key: "k5"))));

        Disk.SearchFailure = null;
        Assert.Equal(5, Append(session, Some.Append(5, key: "k5")).Seq);
    }

    [Fact]
    public async Task A_session_that_is_to_leave_memory_finishes_its_search_first()
    {
        var session = await StartOverOldAsync();
        Registry.Watch(session);
        Disk.SearchGate.Close();
        var append = Send(session, Some.Append(5, key: "k5"));
        await Disk.SearchGate.Arrived;

        session.Tell(new SessionProtocol.Passivate());
        Disk.SearchGate.Open();

        Assert.Equal(5, Appended(append).Seq);
        Registry.ExpectTerminated(session);
    }

    [Fact]
    public async Task A_session_that_is_stopped_during_a_search_refuses_what_waits()
    {
        var session = await StartOverOldAsync();
        Disk.SearchGate.Close();
        var append = Send(session, Some.Append(5, key: "k5"));
        await Disk.SearchGate.Arrived;

        Sys.Stop(session);

        Assert.Equal(RefusalCode.Stopping, RefusalOf(append));
        Disk.SearchGate.Open();
        Assert.Equal(Old, File.Lines.Count);
    }

    [Fact]
    public async Task A_journal_that_is_replaced_during_a_search_has_its_own_keys()
    {
        var session = await StartOverOldAsync();
        Disk.SearchGate.Close();
        var append = Send(session, Some.Append(8, key: "k8"));
        await Disk.SearchGate.Arrived;
        File.Replace(Some.Line(1, 1) + Some.Line(2, 8, key: "k8"));

        Disk.SearchGate.Open();

        Assert.Equal(2, Appended(append).Seq);
        Assert.Equal(3, Append(session, Some.Append(5, key: "k5")).Seq);
        Assert.Equal(3, File.Lines.Count);
    }

    [Fact]
    public async Task A_session_that_holds_all_its_keys_looks_for_none()
    {
        File.Append(string.Concat(Enumerable.Range(1, 200).Select(number => Some.Line(number, number, $"k{number}"))));
        var session = await StartAsync();

        Assert.Equal(5, Append(session, Some.Append(5, key: "k5")).Seq);
        Assert.Equal(201, Append(session, Some.Append(5, key: "new")).Seq);
        Assert.Empty(Disk.Searches);
    }

    private async Task<IActorRef> StartOverOldAsync()
    {
        File.Append(string.Concat(Enumerable.Range(1, Old).Select(number => Some.Line(number, number, $"k{number}"))));
        return await StartAsync();
    }
}
