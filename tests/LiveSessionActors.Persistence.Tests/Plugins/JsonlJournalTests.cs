using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Plugins;

/// <summary>What Akka.Persistence expects of a journal, as far as <c>FORMAT.md</c> says that it applies.</summary>
public class JsonlJournalTests : PluginTest
{
    private const int Instance = 1;

    private string Id => Fixture.Key("s").PersistenceId;

    [Fact]
    public async Task Replays_everything()
    {
        await Fixture.AppendAsync("s", "a", "b", "c", "d", "e");

        AssertReplayed(Replay(1, long.MaxValue, long.MaxValue), 1, 5);
    }

    [Theory]
    [InlineData(3, long.MaxValue, long.MaxValue, 3, 5)]
    [InlineData(1, 3, long.MaxValue, 1, 3)]
    [InlineData(1, long.MaxValue, 3, 1, 3)]
    [InlineData(2, 3, long.MaxValue, 2, 3)]
    [InlineData(2, 5, 2, 2, 3)]
    [InlineData(2, 2, long.MaxValue, 2, 2)]
    [InlineData(2, 4, 1, 2, 2)]
    [InlineData(2, 4, 0, 1, 0)]
    [InlineData(3, 2, long.MaxValue, 1, 0)]
    public async Task Replays_what_lies_within_bounds_and_count(long from, long to, long max, long first, long last)
    {
        await Fixture.AppendAsync("s", "a", "b", "c", "d", "e");

        AssertReplayed(Replay(from, to, max), first, last);
    }

    [Fact]
    public void A_session_without_a_journal_replays_nothing()
    {
        var unknown = Fixture.Key("unknown").PersistenceId;
        Journal.Tell(new ReplayMessages(0, long.MaxValue, long.MaxValue, unknown, TestActor));

        Assert.Equal(0, ExpectMsg<RecoverySuccess>().HighestSequenceNr);
        Assert.DoesNotContain(Fixture.Directory.Files(), file => file.Contains("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Blank_unreadable_and_unterminated_lines_count_so_that_replay_has_no_gap()
    {
        var entry = System.Text.Encoding.UTF8.GetString(Some.ForeignLine(7));
        Fixture.Directory.WriteJournal("s", entry + "\n{broken\n  \n" + entry + "{\"seq\":");

        var replayed = Replay(1, long.MaxValue, long.MaxValue, highest: 6).Lines;

        Assert.Equal([1, 2, 3, 4, 5, 6], replayed.Select(line => line.Number));
        Assert.Equal([true, false, false, false, true, false], replayed.Select(line => line.Entry is not null));
        Assert.Equal([false, false, true, false, false, true], replayed.Select(line => line.Problem is not null));
        Assert.False(replayed[^1].Terminated);
        Assert.Equal(5, Fixture.Files.Written(Fixture.Key("s"))!.Lines);
    }

    [Fact]
    public async Task What_was_replayed_is_written_behind()
    {
        await Fixture.AppendAsync("s", "a");
        Replay(1, long.MaxValue, long.MaxValue);

        Assert.Null(await Fixture.Files.AppendAsync(Fixture.Key("s").PersistenceId, [Some.Entry(2, "b")]));
        var written = Fixture.Files.Written(Fixture.Key("s"))!;
        Assert.True((await Fixture.Files.ReadAsync(Fixture.Key("s"), written, CancellationToken.None)).Lines.IsEmpty);
    }

    [Fact]
    public async Task A_large_journal_is_replayed_as_a_small_one_is()
    {
        var key = Fixture.Key("s");
        var message = new string('x', 100_000);
        await Fixture.AppendAsync("s", [.. Enumerable.Repeat(message, 30)]);

        var (lines, highest) = Replay(1, long.MaxValue, long.MaxValue);

        Assert.Equal(30, highest);
        Assert.Equal(30, lines.Count);
        var read = Fixture.Files.Written(key)!;
        Assert.True((await Fixture.Files.ReadAsync(key, read, CancellationToken.None)).Lines.IsEmpty);
    }

    [Fact]
    public async Task A_batch_is_one_write_and_each_of_its_entries_is_confirmed_in_order()
    {
        await ExpectEndAsync();
        var entries = new[] { Some.Entry(1, "a"), Some.Entry(2, "b"), Some.Entry(3, "c") };

        Journal.Tell(new WriteMessages([Write(1, entries)], TestActor, Instance));

        ExpectMsg<WriteMessagesSuccessful>();
        foreach (var number in new[] { 1L, 2L, 3L })
            Assert.Equal(number, ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        var lines = entries.Select(entry => Some.Text(entry) + "\n");
        Assert.Equal(string.Concat(lines), Fixture.Directory.ReadJournal("s"));
    }

    [Fact]
    public async Task Batches_behind_one_another_are_written_in_their_order()
    {
        await ExpectEndAsync();
        var messages = new List<AtomicWrite>();
        for (var number = 1; number <= 20; number++)
        {
            var entry = Some.Entry(number, "m" + number);
            messages.Add(Write(number, entry));
        }

        Journal.Tell(new WriteMessages(messages, TestActor, Instance));

        ExpectMsg<WriteMessagesSuccessful>();
        for (var number = 1; number <= 20; number++)
            Assert.Equal(number, ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.Equal(20, Fixture.Directory.ReadJournal("s").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_is_no_entry_is_rejected_and_its_neighbours_are_written()
    {
        await ExpectEndAsync();
        var first = Some.Entry(1, "a");
        AtomicWrite no = new(ImmutableList.Create<IPersistentRepresentation>(new Persistent("text", 2, Id)));

        var last = Write(3, Some.Entry(2, "b"));
        Journal.Tell(new WriteMessages([Write(1, first), no, last], TestActor, Instance));

        ExpectMsg<WriteMessagesSuccessful>();
        Assert.Equal(1, ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
        Assert.IsType<ArgumentException>(ExpectMsg<WriteMessageRejected>().Cause);
        Assert.Equal(3, ExpectMsg<WriteMessageSuccess>().Persistent.SequenceNr);
    }

    [Fact]
    public async Task A_batch_behind_a_place_that_is_no_longer_the_end_is_rejected_whole()
    {
        await ExpectEndAsync();
        Fixture.Directory.WriteJournal("s", Some.ForeignText(1));

        Journal.Tell(new WriteMessages([Write(1, Some.Entry(1), Some.Entry(2))], TestActor, Instance));

        ExpectMsg<WriteMessagesSuccessful>();
        Assert.IsType<JournalMovedException>(ExpectMsg<WriteMessageRejected>().Cause);
        Assert.IsType<JournalMovedException>(ExpectMsg<WriteMessageRejected>().Cause);
    }

    [Fact]
    public async Task Twenty_failures_of_one_session_leave_the_others_as_they_are()
    {
        await ExpectEndAsync();
        Directory.CreateDirectory(Path.Combine(Fixture.Directory.Paths.Sessions, "broken.jsonl"));
        var broken = Fixture.Key("broken").PersistenceId;
        for (var times = 0; times < 20; times++)
        {
            Journal.Tell(new ReplayMessages(1, long.MaxValue, long.MaxValue, broken, TestActor));
            ExpectMsg<ReplayMessagesFailure>();
        }

        Journal.Tell(new WriteMessages([Write(1, Some.Entry(1))], TestActor, Instance));
        ExpectMsg<WriteMessagesSuccessful>();
        ExpectMsg<WriteMessageSuccess>();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_says_why()
    {
        await ExpectEndAsync();
        Directory.CreateDirectory(Path.Combine(Fixture.Directory.Paths.Sessions, "broken.jsonl"));

        Journal.Tell(new ReplayMessages(
            1, long.MaxValue, long.MaxValue, Fixture.Key("broken").PersistenceId, TestActor));

        var cause = Assert.IsType<SessionException>(ExpectMsg<ReplayMessagesFailure>().Cause);
        Assert.Equal(RefusalCode.IoError, cause.Refusal.Code);
    }

    [Fact]
    public async Task Deleting_is_refused_and_changes_nothing()
    {
        await Fixture.AppendAsync("s", "a", "b");
        var before = Fixture.Directory.ReadJournal("s");

        Journal.Tell(new DeleteMessagesTo(Id, 1, TestActor));

        Assert.IsType<NotSupportedException>(ExpectMsg<DeleteMessagesFailure>().Cause);
        Assert.Equal(before, Fixture.Directory.ReadJournal("s"));
        AssertReplayed(Replay(1, long.MaxValue, long.MaxValue, highest: 2), 1, 2);
    }

    private static void AssertReplayed((List<JournalLine> Lines, long Highest) replayed, long first, long last)
    {
        var expected = Enumerable.Range((int)first, (int)(last - first + 1)).Select(number => (double?)number);
        Assert.Equal(expected, replayed.Lines.Select(line => line.Entry!.Seq));
    }

    private AtomicWrite Write(long first, params JournalEntry[] entries) =>
        new(entries.Select((entry, index) => (IPersistentRepresentation)new Persistent(
            JournalLine.Of(entry, (int)first + index), first + index, Id)).ToImmutableList());

    private async Task ExpectEndAsync() => Fixture.Files.Expect(
        Id,
        (await Fixture.Files.ReadAsync(Fixture.Key("s"), JournalPosition.Start, CancellationToken.None)).Position);

    private (List<JournalLine> Lines, long Highest) Replay(long from, long to, long max, long? highest = null)
    {
        var receiver = CreateTestProbe();
        Journal.Tell(new ReplayMessages(from, to, max, Id, receiver.Ref));
        var lines = new List<JournalLine>();
        while (receiver.ExpectMsg<object>() is var message)
        {
            if (message is RecoverySuccess success)
            {
                Assert.Equal(highest ?? success.HighestSequenceNr, success.HighestSequenceNr);
                return (lines, success.HighestSequenceNr);
            }

            var replayed = Assert.IsType<ReplayedMessage>(message).Persistent;
            Assert.Equal(Id, replayed.PersistenceId);
            var line = Assert.IsType<JournalLine>(replayed.Payload);
            Assert.Equal(line.Number, replayed.SequenceNr);
            lines.Add(line);
        }

        throw new InvalidOperationException("Nothing came.");
    }
}
