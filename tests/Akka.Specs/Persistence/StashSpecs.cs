namespace Akka.Specs.Persistence;

public sealed class StashSpecs : PersistenceSpec
{
    [Fact]
    public async Task What_the_user_unstashes_comes_before_commands_that_wait_for_an_event()
    {
        var actor = Start(a => a.Handle = c =>
        {
            switch (c)
            {
                case "open":
                    a.Persist("open", e =>
                    {
                        a.Say($"event {e}");
                        a.Use(() => a.On<object>(x => a.Say($"late {x}")));
                        a.Stash.UnstashAll();
                    });
                    break;
                default:
                    a.Stash.Stash();
                    break;
            }
        });
        await ExpectMsgAsync("recovered");

        foreach (var command in new[] { "1", "2", "open", "3", "4" })
            actor.Tell(command, TestActor);

        foreach (var text in new[] { "event open", "late 1", "late 2", "late 3", "late 4" })
            await ExpectMsgAsync(text);
    }

    [Fact]
    public async Task The_user_stash_does_not_hold_what_the_internal_one_does()
    {
        var actor = Start(a => a.Handle = c => a.Persist(c, e => a.Say($"{e} {a.Stash.Count}")));
        await ExpectMsgAsync("recovered");

        for (var command = 0; command < 5; command++)
            actor.Tell(command, TestActor);

        for (var command = 0; command < 5; command++)
            await ExpectMsgAsync($"{command} 0");
    }
}
