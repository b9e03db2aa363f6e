using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class WatchCursorTests : WatchTest
{
    [Fact]
    public async Task A_cursor_leads_to_what_came_behind_it_also_after_a_restart_and_by_whoever_it_was_written()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        Append(registry, 2, Other);
        var cursor = Next(subscriber).Cursor;
        Next(subscriber);

        registry = await RestartAsync(registry);
        File.Append(Some.Line(2, 3));
        Append(registry, 4, Other);
        subscriber = Subscribe(registry, after: cursor);

        Assert.Equal(Change(1, 2, Other), NextChange(subscriber));
        Assert.Equal([Change(2, 3), Change(2, 4, Other)], new[] { NextChange(subscriber), NextChange(subscriber) }
            .OrderByDescending(change => change.Session.Value, StringComparer.Ordinal));
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Fact]
    public async Task The_place_of_one_who_was_told_nothing_new_is_known_too()
    {
        var registry = await StartAsync();
        var cursor = Subscribe(registry).ExpectMsg<WatchEvent.CaughtUp>().Cursor;
        registry = await RestartAsync(registry);
        Append(registry, 1);

        Assert.Equal(Change(1, 1), NextChange(Subscribe(registry, after: cursor)));
    }

    [Fact]
    public async Task From_the_start_every_line_of_every_journal_is_told()
    {
        File.Append(string.Concat(Enumerable.Range(1, 150).Select(number => Some.Line(number, number))));
        Disk.File(new SessionKey(Some.Workspace, Other)).Append(Some.Line(1, 7, session: Other));
        Disk.LinesAtOnce = 40;
        var registry = await StartAsync();

        var subscriber = Subscribe(registry, Some.Session, fromStart: true);

        foreach (var number in Enumerable.Range(1, 150))
            Assert.Equal(Change(number, number), NextChange(subscriber));
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 151);
        Assert.Equal(Change(151, 151), NextChange(subscriber));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_watches_one_session_has_caught_up_when_only_others_changed(bool fromStart)
    {
        var registry = await StartAsync();
        var other = SubscribeFromNow(registry);
        Append(registry, 1);
        var cursor = Next(other).Cursor;
        Append(registry, 2);
        Next(other);

        var reader = fromStart
            ? Subscribe(registry, Other, fromStart: true)
            : Subscribe(registry, Other, after: cursor);

        reader.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 3, Other);
        Assert.Equal(Change(1, 3, Other), NextChange(reader));
    }

    [Fact]
    public async Task Whoever_comes_later_is_told_what_others_had_appended_before_it_has_caught_up()
    {
        var registry = await StartAsync();
        var cursor = Subscribe(registry).ExpectMsg<WatchEvent.CaughtUp>().Cursor;
        File.Append(Some.Line(1, 1));

        var late = Subscribe(registry, after: cursor);

        Assert.Equal(Change(1, 1), NextChange(late));
        late.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Fact]
    public async Task Whoever_comes_later_is_told_what_was_not_in_the_index_yet_before_it_has_caught_up()
    {
        var registry = await StartAsync();
        var cursor = Subscribe(registry).ExpectMsg<WatchEvent.CaughtUp>().Cursor;
        Disk.IndexGate.Close();
        Append(registry, 1);
        await Disk.IndexGate.Arrived;

        var late = Subscribe(registry, after: cursor);
        var fromNow = Subscribe(registry);
        // By then those would have caught up that need not wait for the index.
        foreach (var _ in Enumerable.Range(0, 3))
            Subscribe(registry);
        Disk.IndexGate.Open();

        Assert.Equal(Change(1, 1), NextChange(late));
        late.ExpectMsg<WatchEvent.CaughtUp>();
        fromNow.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 2);
        Assert.Equal(Change(2, 2), NextChange(fromNow));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("0123456789abcdef-1")]
    public async Task An_unknown_cursor_leads_to_how_things_stand_and_on_from_there(string cursor)
    {
        File.Append(Some.Line(1, 1));
        var registry = await StartAsync();
        Append(registry, 2, Other);
        var subscriber = Subscribe(registry, after: cursor);

        var reset = subscriber.ExpectMsg<WatchEvent.Reset>();
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 3);

        Assert.Equal(WatchResetReason.UnknownCursor, reset.Reason);
        Assert.Equal([Some.Visible(2), Some.Visible(1)], reset.Sessions.Select(Some.Visible));
        Assert.Equal(Change(2, 3), NextChange(subscriber));
    }

    [Fact]
    public async Task A_cursor_before_what_the_index_keeps_leads_to_how_things_stand()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        var old = Next(subscriber).Cursor;
        foreach (var numbers in Enumerable.Range(2, 1100).Chunk(100))
        {
            File.Append(string.Concat(numbers.Select(number => Some.Line(number, number))));
            Assert.All(numbers, number => Assert.Equal(Change(number, number), NextChange(subscriber)));
        }

        Append(registry, 1102);
        var cursor = Next(subscriber).Cursor;

        registry = await RestartAsync(registry);

        Assert.Equal(WatchResetReason.TooOld, Subscribe(registry, after: old).ExpectMsg<WatchEvent.Reset>().Reason);
        Assert.Equal(
            WatchResetReason.TooOld, Subscribe(registry, fromStart: true).ExpectMsg<WatchEvent.Reset>().Reason);
        Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Theory]
    [InlineData("changes 1 9223372036854775807\n@ a 9223372036854775806\n+ some-session 1 11\n")]
    [InlineData("changes 1 9223372036854775000\n")]
    [InlineData("changes 1 1000\n")]
    [InlineData("\n\n\n")]
    [InlineData("\0")]
    public async Task An_index_that_makes_no_sense_is_one_reset_and_made_anew(string index)
    {
        File.Append(Some.Line(1, 1));
        Disk.Index = System.Text.Encoding.UTF8.GetBytes(index);
        var registry = await StartAsync();
        var subscriber = Subscribe(registry, after: "000000000000000a-1");

        Assert.Equal(WatchResetReason.UnknownCursor, subscriber.ExpectMsg<WatchEvent.Reset>().Reason);
        var cursor = subscriber.ExpectMsg<WatchEvent.CaughtUp>().Cursor;
        Append(registry, 2);
        Assert.Equal(Change(2, 2), NextChange(subscriber));

        registry = await RestartAsync(registry);
        Assert.Equal(Change(2, 2), NextChange(Subscribe(registry, after: cursor)));
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew_also_where_nothing_changes()
    {
        Disk.Index = "changes 1 9223372036854775807\n"u8.ToArray();
        var registry = await StartAsync();

        Subscribe(registry).ExpectMsg<WatchEvent.CaughtUp>();

        AwaitCondition(() => Disk.Index.Span.SequenceEqual("changes 1 0\n"u8));
    }

    [Fact]
    public async Task A_cursor_of_an_earlier_process_that_was_cut_is_too_old()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        var old = Next(subscriber).Cursor;
        registry = await RestartAsync(registry);
        subscriber = SubscribeFromNow(registry);
        foreach (var numbers in Enumerable.Range(2, 1100).Chunk(100))
        {
            File.Append(string.Concat(numbers.Select(number => Some.Line(number, number))));
            Assert.All(numbers, number => Assert.Equal(Change(number, number), NextChange(subscriber)));
        }

        Append(registry, 1102);
        Next(subscriber);

        Assert.Equal(WatchResetReason.TooOld, Subscribe(registry, after: old).ExpectMsg<WatchEvent.Reset>().Reason);
        registry = await RestartAsync(registry);
        Assert.Equal(WatchResetReason.TooOld, Subscribe(registry, after: old).ExpectMsg<WatchEvent.Reset>().Reason);
    }

    [Fact]
    public async Task A_journal_that_was_replaced_is_a_reset_for_who_watches_and_for_who_comes_back()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        var aside = SubscribeFromNow(registry, Other);
        Append(registry, 1);
        var cursor = Next(subscriber).Cursor;

        File.Replace(Some.Line(1, 40) + Some.Line(2, 50));

        var reset = subscriber.ExpectMsg<WatchEvent.Reset>();
        Assert.Equal(WatchResetReason.JournalReplaced, reset.Reason);
        Assert.Equal(Some.Visible(50), Some.Visible(Assert.Single(reset.Sessions)));
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 60);
        Append(registry, 70, Other);
        Assert.Equal(Change(3, 60), NextChange(subscriber));
        Assert.Equal(Change(1, 70, Other), NextChange(aside));
        Assert.Equal(
            WatchResetReason.JournalReplaced, Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.Reset>().Reason);
        registry = await RestartAsync(registry);
        Assert.Equal(
            WatchResetReason.JournalReplaced, Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.Reset>().Reason);
    }

    [Fact]
    public async Task A_journal_that_was_replaced_while_nobody_looked_is_a_reset()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        var cursor = Next(subscriber).Cursor;
        registry = await RestartAsync(registry);

        File.Replace(Some.Line(1, 9) + Some.Line(2, 10));

        Assert.Equal(
            WatchResetReason.JournalReplaced, Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.Reset>().Reason);
    }

    [Fact]
    public async Task A_journal_whose_past_is_another_one_by_now_is_a_reset_for_who_comes_back()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        File.Append(Some.Line(1, 1) + Some.Line(2, 2) + Some.Line(3, 3));
        var cursor = Next(subscriber).Cursor;
        Next(subscriber);
        Next(subscriber);
        registry = await RestartAsync(registry);

        File.Replace(Some.Line(1, 1) + Some.Line(2, 20) + Some.Line(3, 3));

        Assert.Equal(
            WatchResetReason.JournalReplaced, Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.Reset>().Reason);
    }

    [Fact]
    public async Task A_journal_that_went_away_and_came_back_as_it_was_is_no_change()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        Next(subscriber);

        File.Replace(File.Lines[0] + "\n");
        Append(registry, 2);

        Assert.Equal(Change(2, 2), NextChange(subscriber));
    }

    [Fact]
    public async Task What_a_reset_has_told_is_not_told_again()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Disk.IndexGate.Close();
        Append(registry, 1);
        await Disk.IndexGate.Arrived;

        subscriber.LastSender.Tell(new WatchProtocol.NotPlaced(WatchResetReason.TooOld));
        var reset = subscriber.ExpectMsg<WatchEvent.Reset>();
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        Disk.IndexGate.Open();
        Append(registry, 2);

        Assert.Equal(Some.Visible(1), Some.Visible(Assert.Single(reset.Sessions)));
        Assert.Equal(Change(2, 2), NextChange(subscriber));
    }

    [Fact]
    public async Task A_lost_index_makes_its_cursors_unknown_and_nothing_else()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        var cursor = Next(subscriber).Cursor;
        Disk.Index = default;
        registry = await RestartAsync(registry);

        Assert.Equal(
            WatchResetReason.UnknownCursor, Subscribe(registry, after: cursor).ExpectMsg<WatchEvent.Reset>().Reason);

        Assert.Equal(Change(1, 1), NextChange(Subscribe(registry, fromStart: true)));
    }
}
