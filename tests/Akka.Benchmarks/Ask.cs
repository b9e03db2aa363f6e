using Akka.Actor;

namespace Akka.Benchmarks;

/// <summary>Questions to one actor that answers at once.</summary>
internal static class Ask
{
    public static Task OneByOne(ActorSystem system, int questions) => Parallel(system, 1, questions);

    public static async Task Parallel(ActorSystem system, int askers, int questions)
    {
        var actor = system.ActorOf(Props.Create(() => new Echo()));
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < questions / askers; number++)
                await actor.Ask<string>("question", TimeSpan.FromSeconds(30));
        })));
        system.Stop(actor);
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => Receive<string>(text => Sender.Tell(text));
    }
}
