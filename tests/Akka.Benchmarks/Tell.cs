using Akka.Actor;

namespace Akka.Benchmarks;

/// <summary>Messages to one actor that counts them.</summary>
internal static class Tell
{
    public static async Task From(ActorSystem system, int senders, int messages)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var expected = messages / senders * senders;
        var actor = system.ActorOf(Props.Create(() => new Counter(expected, done)));
        await Task.WhenAll(Enumerable.Range(0, senders).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < messages / senders; number++)
                actor.Tell("message", ActorRefs.NoSender);
        })));
        await done.Task;
        system.Stop(actor);
    }

    private sealed class Counter : ReceiveActor
    {
        private int _left;

        public Counter(int expected, TaskCompletionSource done)
        {
            _left = expected;
            Receive<string>(_ =>
            {
                if (--_left == 0) done.SetResult();
            });
        }
    }
}
