using Akka.Actor;
using Akka.Persistence;

namespace Akka.Benchmarks;

/// <summary>Commands to persistent actors that persist one event for each.</summary>
internal static class Persist
{
    public static async Task Run(ActorSystem system, int actors, int events, bool isAsync, string journal)
    {
        var each = events / actors;
        await Task.WhenAll(Enumerable.Range(0, actors).Select(_ => Task.Run(async () =>
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var actor = system.ActorOf(Props.Create(() => new Writer(each, isAsync, journal, done)));
            for (var number = 0; number < each; number++)
                actor.Tell("command", ActorRefs.NoSender);
            await done.Task;
            system.Stop(actor);
        })));
    }

    private sealed class Writer : ReceivePersistentActor
    {
        private int _left;

        public Writer(int expected, bool isAsync, string journal, TaskCompletionSource done)
        {
            _left = expected;
            JournalPluginId = $"akka.persistence.journal.{journal}";
            void Count(string _)
            {
                if (--_left == 0) done.SetResult();
            }

            Command<string>(command =>
            {
                if (isAsync)
                    PersistAsync(command, Count);
                else
                    Persist(command, Count);
            });
        }

        public override string PersistenceId { get; } = Guid.NewGuid().ToString();
    }
}
