using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class WatchFailureTests : WatchTest
{
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
        Assert.Equal(
            [Change(1, 2, Other), Change(1, 1)],
            told.OrderBy(change => change.Session.Value, StringComparer.Ordinal));
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
