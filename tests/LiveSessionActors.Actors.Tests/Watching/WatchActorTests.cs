using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class WatchActorTests : WatchTest
{
    [Fact]
    public async Task What_is_appended_is_told_with_the_session_right_after_it()
    {
        var registry = await StartAsync();
        Append(registry, 1);
        var subscriber = SubscribeFromNow(registry);

        Append(registry, 2);
        Append(registry, 3, Other);

        Assert.Equal(Change(2, 2), NextChange(subscriber));
        var appended = Next(subscriber).Change;
        Assert.Equal((Other, "1", "\"checkpoint\""), (appended.Session, $"{appended.Seq}", $"{appended.Type}"));
    }

    [Fact]
    public async Task An_append_that_is_told_reads_no_journal_again()
    {
        var registry = await StartAsync();
        Append(registry, 1);
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 2);
        Next(subscriber);
        Disk.Looks.Clear();

        foreach (var number in Enumerable.Range(3, 20))
        {
            Append(registry, number);
            Assert.Equal(Change(number, number), NextChange(subscriber));
        }

        Assert.DoesNotContain(Disk.Looks, position => position.Lines == 0);
    }

    [Fact]
    public async Task What_another_process_appends_is_told_when_it_is_whole()
    {
        File.Append(Some.Line(1, 1));
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        var line = Some.Line(2, 2);

        File.Append(line[..20]);
        Append(registry, 7, Other);
        Assert.Equal(Change(1, 7, Other), NextChange(subscriber));
        File.Append(line[20..]);

        Assert.Equal(Change(2, 2), NextChange(subscriber));
    }

    [Fact]
    public async Task An_unreadable_line_is_told_without_a_number_and_a_blank_one_is_not()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);

        File.Append(Some.Line(1, 1) + "\nno JSON\n\n" + Some.Line(2, 2));

        Assert.Equal(Change(1, 1), NextChange(subscriber));
        var unreadable = Next(subscriber).Change;
        Assert.Equal((null, null), (unreadable.Seq, unreadable.Type));
        Assert.Contains("journal_parse_failed", Some.Json(unreadable.Snapshot), StringComparison.Ordinal);
        Assert.Equal(Change(2, 2), NextChange(subscriber));
        Append(registry, 3);
        Assert.Equal(Change(3, 3), NextChange(subscriber));
    }

    [Fact]
    public async Task Whoever_watches_one_session_hears_of_no_other()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry, Other);

        Append(registry, 1);
        Append(registry, 2, Other);
        File.Append(Some.Line(2, 3));
        Append(registry, 4, Other);

        Assert.Equal(Change(1, 2, Other), NextChange(subscriber));
        Assert.Equal(Change(2, 4, Other), NextChange(subscriber));
    }

    [Fact]
    public async Task All_subscribers_hear_the_same_in_the_same_order()
    {
        var registry = await StartAsync();
        var subscribers = Enumerable.Range(0, 5).Select(_ => SubscribeFromNow(registry)).ToList();

        foreach (var number in Enumerable.Range(1, 30))
        {
            File.Append(Some.Line(number, number));
            registry.Tell(Some.Append(number, session: Other));
        }

        var told = subscribers.ConvertAll(subscriber =>
            Enumerable.Range(0, 60).Select(_ => Next(subscriber)).Select(next => (next.Cursor, next.Change.Session)).ToList());
        Assert.All(told, one => Assert.Equal(told[0], one));
        Assert.Equal(60, told[0].Distinct().Count());
    }

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

    [Fact]
    public async Task What_is_not_in_the_index_yet_is_not_told()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Disk.IndexGate.Close();

        Append(registry, 1);
        await Disk.IndexGate.Arrived;
        Append(registry, 2);
        subscriber.ExpectNoMsg(TimeSpan.Zero);
        Disk.IndexGate.Open();

        Assert.Equal(Change(1, 1), NextChange(subscriber));
        Assert.Equal(Change(2, 2), NextChange(subscriber));
    }

    [Fact]
    public async Task While_the_index_cannot_be_written_all_is_told_and_said_to_be_forgotten()
    {
        Disk.IndexWriteFailure = new SessionException(new Refusal(RefusalCode.NoSpace, "full"));
        var registry = await StartAsync();
        Append(registry, 1);

        var subscriber = Subscribe(registry);
        Assert.False(subscriber.ExpectMsg<WatchEvent.CaughtUp>().Durable);
        Append(registry, 2);
        Assert.Equal(Change(2, 2), NextChange(subscriber));

        Disk.IndexWriteFailure = null;
        Time.Advance(TimeSpan.FromSeconds(5));
        Append(registry, 3);
        var cursor = Next(subscriber).Cursor;
        registry = await RestartAsync(registry);
        Append(registry, 4);
        subscriber = Subscribe(registry, after: cursor);
        Assert.Equal(Change(4, 4), NextChange(subscriber));
        Assert.True(subscriber.ExpectMsg<WatchEvent.CaughtUp>().Durable);
    }

    [Fact]
    public async Task An_index_that_cannot_be_read_is_begun_anew()
    {
        Disk.Index = "changes 1 5\n"u8.ToArray();
        Disk.IndexReadFailure = new SessionException(new Refusal(RefusalCode.IoError, "unreadable"));
        var registry = await StartAsync();
        Append(registry, 1);

        var subscriber = Subscribe(registry, fromStart: true);

        Assert.Equal(Change(1, 1), NextChange(subscriber));
        Assert.True(subscriber.ExpectMsg<WatchEvent.CaughtUp>().Durable);
    }

    [Fact]
    public async Task A_watch_that_cannot_see_the_journals_ends_with_the_reason()
    {
        var registry = await StartAsync();
        Store.Failure = new SessionException(new Refusal(RefusalCode.IoError, "unreadable"));

        var subscriber = Subscribe(registry);

        Assert.Equal("unreadable", subscriber.ExpectMsg<WatchEvent.Ended>().Refusal.Detail);
        Store.Failure = null;
        SubscribeFromNow(registry);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_hides_no_other()
    {
        File.Append(Some.Line(1, 1));
        Disk.LookFailure = new SessionException(new Refusal(RefusalCode.IoError, "unreadable"));
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);

        Disk.LookFailure = null;
        Append(registry, 2, Other);

        var told = new[] { NextChange(subscriber), NextChange(subscriber) };
        Assert.Equal([Change(1, 2, Other), Change(1, 1)], told.OrderBy(change => change.Session.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_the_workspace_closes_its_subscribers_hear_that()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);

        registry.Tell(new SessionRegistryActor.Close());

        Assert.Equal(RefusalCode.Stopping, subscriber.ExpectMsg<WatchEvent.Ended>().Refusal.Code);
    }
}
