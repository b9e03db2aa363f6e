using Akka.Actor;
using Akka.TestKit;
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

        Disk.Looks.Clear();
        File.Append(line[..20]);
        // The first look has ended when the second begins.
        AwaitCondition(() => Disk.Looks.Count(position => position.Lines == 1) > 1);
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
    public async Task Whoever_comes_while_others_append_without_a_pause_catches_up_all_the_same()
    {
        var registry = await StartAsync();
        var appending = Enumerable.Range(0, 8).Select(number => SessionId.Parse($"s{number}")).ToList();
        foreach (var session in appending)
        {
            var append = Some.Append(session: session);
            var sender = CreateTestProbe();
            sender.SetAutoPilot(new DelegateAutoPilot((_, _) =>
            {
                registry.Tell(append, sender);
                return AutoPilot.KeepRunning;
            }));
            registry.Tell(append, sender);
        }

        foreach (var _ in Enumerable.Range(0, 10))
            Subscribe(registry).FishForMessage(told => told is WatchEvent.CaughtUp);
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
            Enumerable.Range(0, 60)
                .Select(_ => Next(subscriber))
                .Select(next => (next.Cursor, next.Change.Session))
                .ToList());
        Assert.All(told, one => Assert.Equal(told[0], one));
        Assert.Equal(60, told[0].Distinct().Count());
    }
}
