using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Xunit.Sdk;

namespace Akka.Specs.Testing;

public sealed class EventFilterSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    public EventFilterSpecs()
        : base("akka { loglevel = DEBUG, stdout-loglevel = OFF, test.filter-leeway = 10s }")
    {
    }

    [Fact]
    public void An_event_is_expected_by_level_and_text()
    {
        EventFilter.Info("message").ExpectOne(() => Log.Info("message"));
        EventFilter.Warning(start: "mess").ExpectOne(() => Log.Warning("message"));
        EventFilter.Error(contains: "essag").ExpectOne(() => Log.Error("message"));
        EventFilter.Debug(new Regex("m.*e")).ExpectOne(() => Log.Debug("message {0}", 1));
    }

    [Fact]
    public void An_event_that_does_not_come_fails_the_test() => Assert.ThrowsAny<XunitException>(() =>
        EventFilter.Info("message").ExpectOne(Short, () => Log.Warning("message")));

    [Fact]
    public void An_event_too_many_fails_the_test() => Assert.ThrowsAny<XunitException>(() =>
        EventFilter.Info("message").And.Info("last").Expect(2, () =>
        {
            Log.Info("message");
            Log.Info("message");
            Log.Info("last");
            AwaitLogged();
        }));

    [Fact]
    public async Task Events_are_expected_without_blocking_a_thread()
    {
        await EventFilter.Info("message").ExpectAsync(2, async () =>
        {
            Log.Info("message");
            await Task.Yield();
            Log.Info("message");
        });
        var result = await EventFilter.Info("message").ExpectOneAsync(() =>
        {
            Log.Info("message");
            return Task.FromResult("result");
        });

        Assert.Equal("result", result);
    }

    [Fact]
    public void No_event_is_expected() =>
        EventFilter.Info("message").Expect(0, Short, () => Log.Info("other"));

    [Fact]
    public void A_failure_is_expected_by_its_type_and_its_source()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailingActor()), "failing");

        EventFilter.Exception<InvalidOperationException>(source: "akka://test/user/failing")
            .ExpectOne(() => actor.Tell("boom"));
        EventFilter.Exception<InvalidOperationException>(contains: "boom", source: actor.Path.ToString())
            .ExpectOne(() => actor.Tell("boom"));
        Assert.ThrowsAny<XunitException>(() =>
            EventFilter.Exception<ArgumentException>().ExpectOne(Short, () => actor.Tell("boom")));
    }

    [Fact]
    public void A_dead_letter_is_expected() =>
        EventFilter.DeadLetter<string>().ExpectOne(() => Sys.DeadLetters.Tell("message"));

    [Fact]
    public void An_event_is_expected_by_a_function() =>
        EventFilter.Custom<Warning>(warning => warning.Message.ToString() == "message")
            .ExpectOne(() => Log.Warning("message"));

    [Fact]
    public void A_muted_event_is_taken_out_and_the_action_has_its_result()
    {
        using var muted = EventFilter.Info("message").Mute();
        Log.Info("message");

        Assert.Equal(1, EventFilter.Info().Mute(() => 1));
    }

    // A dead letter behind the events: when it has been taken, so have they.
    private void AwaitLogged() => EventFilter.DeadLetter<int>().ExpectOne(() => Sys.DeadLetters.Tell(1));

    private sealed class FailingActor : ReceiveActor
    {
        public FailingActor() =>
            ReceiveAny(message => throw new InvalidOperationException($"This is {message}."));
    }
}
