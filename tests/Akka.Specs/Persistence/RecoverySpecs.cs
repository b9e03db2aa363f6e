using Akka.Actor;
using Akka.Persistence;

namespace Akka.Specs.Persistence;

public sealed class RecoverySpecs : PersistenceSpec
{
    [Fact]
    public async Task Events_are_replayed_in_order_and_completion_comes_before_any_command()
    {
        await Store("a", "b", "c");

        var actor = Start(a => a.Handle = c => a.Say($"command {c} {a.IsRecovering} {a.IsRecoveryFinished}"));
        actor.Tell(1);
        actor.Tell(2);

        foreach (var text in new[] { "a-1", "b-2", "c-3", "recovered", "command 1 False True", "command 2 False True" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Sequence_numbers_continue_after_the_highest_one()
    {
        await Store("a", "b");

        var actor = Start(a =>
        {
            a.Replay = _ => { };
            a.Handle = c => a.Persist(c, _ => a.Say($"{a.LastSequenceNr}"));
        });
        actor.Tell("c");

        await ExpectMsgAsync("recovered");
        await ExpectMsgAsync("3");
    }

    [Fact]
    public async Task A_snapshot_is_offered_before_the_events_that_are_younger()
    {
        await StoreWithSnapshot();

        Start(_ => { });

        foreach (var text in new[] { "snapshot S-2", "c-3", "recovered" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Recovery_none_skips_everything_but_the_highest_sequence_number()
    {
        await StoreWithSnapshot();

        var actor = Start(
            a => a.Handle = c => a.Persist(c, _ => a.Say($"{a.LastSequenceNr}")), recovery: Recovery.None);
        actor.Tell("d");

        await ExpectMsgAsync("recovered");
        await ExpectMsgAsync("4");
    }

    [Fact]
    public async Task Recovery_without_a_snapshot_replays_all_events()
    {
        await StoreWithSnapshot();

        Start(_ => { }, recovery: new Recovery(SnapshotSelectionCriteria.None));

        foreach (var text in new[] { "a-1", "b-2", "c-3", "recovered" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task Recovery_ends_at_its_last_sequence_number_but_knows_the_highest()
    {
        await Store("a", "b", "c");

        Start(
            a => a.Recovered = () => a.Say($"recovered {a.LastSequenceNr}"),
            recovery: new Recovery(SnapshotSelectionCriteria.Latest, 2));

        foreach (var text in new[] { "a-1", "b-2", "recovered 3" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task A_snapshot_younger_than_the_last_sequence_number_is_not_offered()
    {
        await StoreWithSnapshot();

        Start(_ => { }, recovery: new Recovery(toSequenceNr: 1));

        foreach (var text in new[] { "a-1", "recovered" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task No_more_events_are_replayed_than_asked_for()
    {
        await Store("a", "b", "c");

        Start(_ => { }, recovery: new Recovery(replayMax: 2));

        foreach (var text in new[] { "a-1", "b-2", "recovered" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task The_hooks_are_called_in_their_order()
    {
        await Store("a");

        var actor = Start(a => a.Lifecycle = a.Say);
        foreach (var text in new[] { "PreStart", "a-1", "OnReplaySuccess True", "recovered" })
            await ExpectMsgAsync(text);
        Sys.Stop(actor);
        await ExpectMsgAsync("PostStop");
    }

    [Fact]
    public async Task Deleted_events_are_not_replayed_and_their_numbers_not_given_again()
    {
        await Store("a", "b", "c");
        var actor = Start(a =>
        {
            a.Replay = _ => { };
            a.Recovered = () => { };
            a.Handle = c =>
            {
                if (c is long to) a.DeleteMessages(to);
                else a.Probe.Tell(c);
            };
        });

        actor.Tell(2L);
        await ExpectMsgAsync(new DeleteMessagesSuccess(2));
        await StopAndWait(actor);
        actor = Start(a => a.Handle = c =>
        {
            if (c is long to) a.DeleteMessages(to);
            else a.Probe.Tell(c);
        });
        foreach (var text in new[] { "c-3", "recovered" })
            await ExpectMsgAsync(text);
        actor.Tell(long.MaxValue);
        await ExpectMsgAsync(new DeleteMessagesSuccess(3));
        await StopAndWait(actor);

        Start(a => a.Recovered = () => a.Say($"recovered {a.LastSequenceNr}"));
        await ExpectMsgAsync("recovered 3");
    }

    [Fact]
    public async Task Two_actors_of_one_identity_are_told_apart_and_the_newer_one_wins()
    {
        var older = StartWriter();
        older.Tell("a");
        await ExpectMsgAsync("a-1");
        var newer = StartWriter();
        newer.Tell("c");
        await ExpectMsgAsync("c-2");
        older.Tell("b");
        await ExpectMsgAsync("b-2");
        await StopAndWait(older);
        await StopAndWait(newer);

        Start(_ => { });

        foreach (var text in new[] { "a-1", "c-2", "recovered" })
            await ExpectMsgAsync(text);
    }

    private IActorRef StartWriter() => Start(a =>
    {
        a.Replay = _ => { };
        a.Recovered = () => { };
        a.Handle = c => a.Persist(c, e => a.Say($"{e}-{a.LastSequenceNr}"));
    });

    private async Task StoreWithSnapshot()
    {
        await Store("a", "b");
        var actor = Start(a =>
        {
            a.Replay = _ => { };
            a.Recovered = () => { };
            a.Handle = c =>
            {
                switch (c)
                {
                    case "save":
                        a.SaveSnapshot("S");
                        break;
                    case SaveSnapshotSuccess success:
                        a.Say($"saved {success.Metadata.PersistenceId}-{success.Metadata.SequenceNr}");
                        break;
                    default:
                        a.Persist(c, _ => a.Say("persisted"));
                        break;
                }
            };
        });
        actor.Tell("save");
        await ExpectMsgAsync("saved a-2");
        actor.Tell("c");
        await ExpectMsgAsync("persisted");
        await StopAndWait(actor);
    }
}
