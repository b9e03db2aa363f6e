using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests;

public sealed class SessionActorAppendTests : SessionActorTest
{
    [Fact]
    public async Task An_append_is_answered_with_its_number_and_the_snapshot()
    {
        var session = await StartAsync();

        var first = Append(session, Some.Append(1));
        var second = Append(session, Some.Append(2));

        Assert.Equal((1, Some.Visible(1)), (first.Seq, Some.Visible(first.Snapshot)));
        Assert.Equal((2, Some.Visible(2)), (second.Seq, Some.Visible(second.Snapshot)));
    }

    [Fact]
    public async Task An_entry_bears_the_time_of_the_clock()
    {
        var session = await StartAsync();
        Time.SetUtcNow(new DateTimeOffset(2027, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

        Append(session, Some.Append());

        Assert.Contains("\"ts\":\"2027-01-02T03:04:05.678Z\"", Assert.Single(File.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_holds_the_entry_and_the_snapshot_file_the_session_when_an_answer_comes_that_waited()
    {
        var session = await StartAsync();

        var answer = Append(session, Some.Append(7) with { AwaitsSnapshotFile = true });

        Assert.Equal(Some.Line(1, 7), File.Lines[0] + "\n");
        Assert.Equal(
            System.Text.Encoding.UTF8.GetString(answer.Snapshot.ToFile()), Disk.Snapshots[Some.Key.PersistenceId]);
    }

    [Fact]
    public async Task Appends_that_wait_together_share_a_write_and_keep_their_order()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        var first = Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        var senders = Enumerable.Range(2, 9).Select(number => Send(session, Some.Append(number))).ToList();

        Disk.WriteGate.Open();

        Assert.Equal(1, Appended(first).Seq);
        foreach (var (sender, number) in senders.Select((sender, index) => (sender, index + 2)))
        {
            var answer = Appended(sender);
            Assert.Equal((number, Some.Visible(number)), (answer.Seq, Some.Visible(answer.Snapshot)));
        }

        Assert.Equal([1, 9], Disk.Writes);
        Assert.Equal(Enumerable.Range(1, 10).Select(number => Some.Line(number, number).TrimEnd('\n')), File.Lines);
    }

    [Fact]
    public async Task More_than_a_write_takes_is_written_in_several()
    {
        var session = await StartAsync();
        Disk.WriteGate.Close();
        var first = Send(session, Some.Append(1));
        await Disk.WriteGate.Arrived;
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(2, 250))
            session.Tell(Some.Append(number), sender);

        Disk.WriteGate.Open();

        Assert.Equal(1, Appended(first).Seq);
        Assert.Equal(Some.Seqs(2, 250), Enumerable.Range(0, 250).Select(_ => Appended(sender).Seq));
        Assert.Equal([1, 100, 100, 50], Disk.Writes);
    }

    [Fact]
    public async Task The_answer_waits_for_the_snapshot_file_when_the_append_says_so()
    {
        var session = await StartAsync();
        Disk.SnapshotGate.Close();
        var waiting = Send(session, Some.Append(1) with { AwaitsSnapshotFile = true });
        await Disk.SnapshotGate.Arrived;

        var second = Send(session, Some.Append(2));

        Assert.Equal(2, Appended(second).Seq);
        waiting.ExpectNoMsg(TimeSpan.Zero);
        Disk.SnapshotGate.Open();
        Assert.Equal(1, Appended(waiting).Seq);
    }

    [Fact]
    public async Task A_read_waits_until_the_snapshot_file_shows_what_it_tells()
    {
        var session = await StartAsync();
        Disk.SnapshotGate.Close();
        Assert.Equal(1, Append(session, Some.Append(1)).Seq);
        await Disk.SnapshotGate.Arrived;
        Assert.Equal(2, Append(session, Some.Append(2)).Seq);

        var read = Send(session, Some.Get());
        read.ExpectNoMsg(TimeSpan.Zero);
        Disk.SnapshotGate.Open();

        Assert.Equal(2, read.ExpectMsg<SessionReply.SnapshotFound>().LastSeq);
        Assert.Contains("\"visibleVariant\": 2", Disk.Snapshots[Some.Key.PersistenceId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_leaves_brings_its_snapshot_file_up_to_date_first()
    {
        var seldom = Settings.Sessions with { SnapshotInterval = TimeSpan.FromDays(1) };
        var session = await StartAsync(Settings with { Sessions = seldom });
        Disk.SnapshotGate.Close();
        Append(session, Some.Append(1));
        await Disk.SnapshotGate.Arrived;
        Append(session, Some.Append(2));

        Watch(session);
        session.Tell(new SessionProtocol.Passivate());
        Disk.SnapshotGate.Open();

        ExpectTerminated(session);
        Assert.Contains("\"visibleVariant\": 2", Disk.Snapshots[Some.Key.PersistenceId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_file_that_cannot_be_stored_costs_no_append()
    {
        var session = await StartAsync();
        Disk.SnapshotFailure = new IOException("the disk is full");

        Assert.Equal(1, Append(session, Some.Append(1) with { AwaitsSnapshotFile = true }).Seq);
        Disk.SnapshotFailure = null;
        Assert.Equal(2, Append(session, Some.Append(2) with { AwaitsSnapshotFile = true }).Seq);

        Assert.Contains("\"visibleVariant\": 2", Disk.Snapshots[Some.Key.PersistenceId], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_sees_the_appends_that_were_sent_before_it()
    {
        var session = await StartAsync();
        var sender = CreateTestProbe();
        foreach (var number in Enumerable.Range(1, 150))
            session.Tell(Some.Append(number), ActorRefs.NoSender);

        session.Tell(Some.Get(), sender);

        var answer = sender.ExpectMsg<SessionReply.SnapshotFound>();
        Assert.Equal((150, Some.Visible(150)), (answer.LastSeq, Some.Visible(answer.Snapshot)));
    }

    [Fact]
    public async Task An_append_goes_on_from_what_the_journal_held_at_the_start()
    {
        File.Append(Some.Line(1, 1) + Some.Line(2, 2));
        var session = await StartAsync();

        var answer = Append(session, Some.Append(3));

        Assert.Equal((3, Some.Visible(3)), (answer.Seq, Some.Visible(answer.Snapshot)));
        Assert.Equal(3, File.Lines.Count);
    }

    [Fact]
    public async Task Behind_a_torn_last_line_an_append_begins_a_line_of_its_own()
    {
        File.Append(Some.Line(1) + "{\"seq\":2,\"id\":\"some-");
        var session = await StartAsync();

        var answer = Append(session, Some.Append(2));
        var read = Get(session);

        Assert.Equal(2, answer.Seq);
        Assert.Equal(Some.Line(2, 2), File.Lines[2] + "\n");
        Assert.Equal(answer.Snapshot.Json.ToArray(), read.Snapshot.Json.ToArray());
        Assert.Contains("journal_parse_failed", Some.Json(read.Snapshot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_rejects_with_a_refusal_has_it_answered_and_goes_on()
    {
        var session = await StartAsync();
        var noSpace = new SessionException(new Refusal(RefusalCode.NoSpace, "the disk is full"));
        Disk.BeforeWrites.Enqueue(_ => throw noSpace);

        var refused = Send(session, Some.Append(1));

        Assert.Equal(RefusalCode.NoSpace, RefusalOf(refused));
        Assert.Equal(1, Append(session, Some.Append(2)).Seq);
    }

    [Fact]
    public async Task What_a_refused_write_left_in_the_journal_is_taken_in_before_the_next()
    {
        var session = await StartAsync();
        Disk.BeforeWrites.Enqueue(file =>
        {
            file.Append(Some.Line(1, 5));
            throw new SessionException(new Refusal(RefusalCode.DurabilityUnknown, "the flush failed"));
        });

        var refused = Send(session, Some.Append(5));

        Assert.Equal(RefusalCode.DurabilityUnknown, RefusalOf(refused));
        Assert.Equal(Some.Visible(5), Some.Visible(Get(session).Snapshot));
        Assert.Equal(2, Append(session, Some.Append(6)).Seq);
    }

    [Fact]
    public async Task A_journal_that_rejects_for_an_unknown_reason_is_an_io_error()
    {
        var session = await StartAsync();
        Disk.BeforeWrites.Enqueue(_ => throw new InvalidOperationException("something else"));

        Assert.Equal(RefusalCode.IoError, RefusalOf(Send(session, Some.Append())));
    }
}
