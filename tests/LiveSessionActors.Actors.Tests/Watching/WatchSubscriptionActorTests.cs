using Akka.Actor;
using Akka.TestKit;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class WatchSubscriptionActorTests : WatchTest
{
    private const int UnreadMax = 64;

    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Watch = Some.Settings.Watch with { UnreadEventsMax = UnreadMax },
    };

    [Fact]
    public async Task Whoever_reads_nothing_is_dropped_and_costs_the_others_nothing()
    {
        var registry = await StartAsync();
        var (deaf, reader) = (SubscribeFromNow(registry), SubscribeFromNow(registry));

        foreach (var number in Enumerable.Range(1, UnreadMax + 1))
        {
            Append(registry, number);
            Assert.Equal(Change(number, number), NextChange(reader));
        }

        foreach (var number in Enumerable.Range(1, UnreadMax))
            Assert.Equal($"{number}", deaf.ExpectMsg<WatchEvent.Appended>().Change.Seq?.ToString());
        ExpectDropped(deaf);
        Append(registry, 1000);
        Assert.Equal(Change(UnreadMax + 2, 1000), NextChange(reader));
    }

    [Fact]
    public async Task Whoever_leaves_too_many_bytes_unread_is_dropped()
    {
        var registry = await StartAsync();
        var (deaf, reader) = (SubscribeFromNow(registry), SubscribeFromNow(registry));
        foreach (var number in Enumerable.Range(1, 4))
            File.Append(LargeLine(number, 300_000));

        foreach (var number in Enumerable.Range(1, 4))
            Next(reader);
        foreach (var number in Enumerable.Range(1, 3))
            deaf.ExpectMsg<WatchEvent.Appended>();
        ExpectDropped(deaf);
    }

    [Fact]
    public async Task Whoever_reads_a_little_once_behind_and_then_nothing_is_dropped_all_the_same()
    {
        var registry = await StartAsync();
        var (deaf, reader) = (SubscribeFromNow(registry), SubscribeFromNow(registry));
        foreach (var number in Enumerable.Range(1, UnreadMax + 1))
        {
            Append(registry, number);
            NextChange(reader);
        }

        var told = deaf.ReceiveN(UnreadMax).Cast<WatchEvent.Appended>().ToList();
        deaf.LastSender.Tell(new WatchCommand.Acknowledge(Some.Workspace, told[0].Cursor));
        Append(registry, 1000);
        NextChange(reader);

        ExpectDropped(deaf);
    }

    [Fact]
    public async Task An_event_that_is_larger_than_all_that_may_be_unread_is_told_by_itself()
    {
        var registry = await StartAsync();
        var reader = SubscribeFromNow(registry);
        foreach (var number in Enumerable.Range(1, 3))
        {
            File.Append(LargeLine(number, 2_000_000));
            Assert.Equal($"{number}", Next(reader).Change.Seq?.ToString());
        }
    }

    [Fact]
    public async Task Whoever_leaves_one_event_unread_for_too_long_is_dropped()
    {
        var registry = await StartAsync();
        var deaf = SubscribeFromNow(registry);
        Append(registry, 1);
        deaf.ExpectMsg<WatchEvent.Appended>();
        var subscription = deaf.LastSender;

        Time.Advance(TimeSpan.FromSeconds(9));
        subscription.Tell(new WatchSubscriptionActor.LookForUnread());
        deaf.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Time.Advance(TimeSpan.FromSeconds(1));
        subscription.Tell(new WatchSubscriptionActor.LookForUnread());

        Assert.Equal(RefusalCode.Overflow, deaf.ExpectMsg<WatchEvent.Ended>().Refusal.Code);
    }

    [Fact]
    public async Task Whoever_reads_slowly_is_told_everything_all_the_same()
    {
        var registry = await StartAsync();
        var slow = SubscribeFromNow(registry);
        var burst = 3 * UnreadMax;
        foreach (var number in Enumerable.Range(1, burst))
            registry.Tell(Some.Append(number));

        foreach (var number in Enumerable.Range(1, burst))
            Assert.Equal(Change(number, number), NextChange(slow));
        Append(registry, 5000);
        Assert.Equal(Change(burst + 1, 5000), NextChange(slow));
    }

    [Fact]
    public async Task Whoever_reads_slowly_is_told_of_all_sessions_that_change_by_turns()
    {
        var registry = await StartAsync();
        var slow = SubscribeFromNow(registry);
        var burst = 3 * UnreadMax;
        foreach (var number in Enumerable.Range(1, burst))
        {
            registry.Tell(Some.Append(number));
            registry.Tell(Some.Append(number, session: Other));
        }

        var told = Enumerable.Range(0, 2 * burst).Select(_ => NextChange(slow)).ToLookup(change => change.Session);

        foreach (var session in (SessionId[])[Some.Session, Other])
            Assert.Equal(Enumerable.Range(1, burst).Select(number => Change(number, number, session)), told[session]);
    }

    [Fact]
    public async Task Whoever_has_caught_up_holds_nothing_of_the_journals_that_were_read_for_it()
    {
        File.Append(string.Concat(Enumerable.Range(1, 3).Select(number => Some.Line(number, number))));
        var registry = await StartAsync();
        var slow = Subscribe(registry, fromStart: true);
        foreach (var number in Enumerable.Range(1, 3))
            Assert.Equal(Change(number, number), NextChange(slow));
        slow.ExpectMsg<WatchEvent.CaughtUp>();
        Append(registry, 4);
        Assert.Equal(Change(4, 4), NextChange(slow));
        Disk.Looks.Clear();

        foreach (var number in Enumerable.Range(5, 2 * UnreadMax))
            registry.Tell(Some.Append(number));
        foreach (var number in Enumerable.Range(5, 2 * UnreadMax))
            Assert.Equal(Change(number, number), NextChange(slow));

        Assert.Contains(Disk.Looks, position => position.Lines == 0);
    }

    [Fact]
    public async Task The_past_comes_as_fast_as_it_is_read()
    {
        File.Append(string.Concat(Enumerable.Range(1, 500).Select(number => Some.Line(number, number))));
        var registry = await StartAsync();

        var reader = Subscribe(registry, fromStart: true);

        var unread = reader.ReceiveN(UnreadMax / 4).Cast<WatchEvent.Appended>().ToList();
        var subscription = reader.LastSender;
        reader.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        subscription.Tell(new WatchCommand.Acknowledge(Some.Workspace, unread[^1].Cursor));
        foreach (var number in Enumerable.Range(UnreadMax / 4 + 1, 500 - (UnreadMax / 4)))
            Assert.Equal(Change(number, number), NextChange(reader));
        reader.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Fact]
    public async Task Of_the_past_no_more_bytes_come_at_once_than_are_read()
    {
        foreach (var number in Enumerable.Range(1, 3))
            File.Append(LargeLine(number, 300_000));
        var registry = await StartAsync();

        var reader = Subscribe(registry, fromStart: true);

        foreach (var _ in Enumerable.Range(1, 2))
        {
            var cursor = reader.ExpectMsg<WatchEvent.Appended>().Cursor;
            var subscription = reader.LastSender;
            reader.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
            subscription.Tell(new WatchCommand.Acknowledge(Some.Workspace, cursor));
        }

        Assert.Equal("3", Next(reader).Change.Seq?.ToString());
        reader.ExpectMsg<WatchEvent.CaughtUp>();
    }

    [Fact]
    public async Task An_acknowledgement_may_take_the_way_through_the_workspace()
    {
        var registry = await StartAsync();
        var reader = SubscribeFromNow(registry);
        foreach (var number in Enumerable.Range(1, UnreadMax * 2))
        {
            Append(registry, number);
            var cursor = reader.ExpectMsg<WatchEvent.Appended>().Cursor;
            registry.Tell(new WatchCommand.Acknowledge(Some.Workspace, cursor), reader);
        }
    }

    [Fact]
    public async Task A_subscriber_that_dies_is_told_nothing_more()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        var subscription = Watch(subscriber.LastSender);

        Sys.Stop(subscriber);

        ExpectTerminated(subscription);
    }

    [Fact]
    public async Task A_second_subscription_takes_the_place_of_the_first()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        var first = Watch(subscriber.LastSender);

        registry.Tell(new WatchCommand.Subscribe(Some.Workspace, Other), subscriber);
        subscriber.ExpectMsg<WatchEvent.Subscribed>();
        subscriber.ExpectMsg<WatchEvent.CaughtUp>();
        ExpectTerminated(first);
        Append(registry, 1);
        Append(registry, 2, Other);

        Assert.Equal(Change(1, 2, Other), NextChange(subscriber));
    }

    [Fact]
    public async Task A_subscription_ends_when_its_subscriber_says_so()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        var subscription = Watch(subscriber.LastSender);

        registry.Tell(new WatchCommand.Unsubscribe(Some.Workspace), subscriber);

        ExpectTerminated(subscription);
        subscriber.ExpectNoMsg(TimeSpan.Zero);
        SubscribeFromNow(registry);
    }

    [Fact]
    public async Task What_happens_between_two_subscribers_is_told_to_who_comes_back()
    {
        var registry = await StartAsync();
        var subscriber = SubscribeFromNow(registry);
        Append(registry, 1);
        var cursor = Next(subscriber).Cursor;
        Watch(subscriber.LastSender);
        registry.Tell(new WatchCommand.Unsubscribe(Some.Workspace), subscriber);
        ExpectMsg<Terminated>();

        Append(registry, 2);
        File.Append(Some.Line(3, 3));
        subscriber = Subscribe(registry, after: cursor);

        Assert.Equal(Change(2, 2), NextChange(subscriber));
        Assert.Equal(Change(3, 3), NextChange(subscriber));
    }

    // What the reader has heard of has come to the deaf one too, once the watch and its subscription have answered.
    private void ExpectDropped(TestProbe deaf)
    {
        var subscription = deaf.LastSender;
        foreach (var path in new[] { subscription.Path.Parent, subscription.Path })
        {
            Sys.ActorSelection(path).Tell(new Identify(path), TestActor);
            ExpectMsg<ActorIdentity>();
        }

        Time.Advance(TimeSpan.FromSeconds(1));
        subscription.Tell(new WatchSubscriptionActor.Drop());
        Assert.Equal(RefusalCode.Overflow, deaf.ExpectMsg<WatchEvent.Ended>().Refusal.Code);
    }

    private static string LargeLine(int seq, int bytes) => Some.Text(JournalEntry.Create(
        seq,
        SessionEvent.Parse(
            System.Text.Encoding.UTF8.GetBytes(
                $$"""{"type":"checkpoint","owner":"{{new string('x', bytes)}}"}"""),
            Some.Session.Value,
            64),
        Some.Moment)) + "\n";
}
