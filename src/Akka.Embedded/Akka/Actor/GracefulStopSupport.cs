namespace Akka.Actor;

/// <summary>Ending an actor and awaiting its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends <see cref="PoisonPill"/> and awaits the end; false if it does not come in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        GracefulStop(target, timeout, PoisonPill.Instance);

    /// <summary>Sends a message that ends the actor and awaits the end; false if it does not come in time.</summary>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watching = new WatchingActorRef(WatchAsyncSupport.Watchable(target));
        using var limit = new CancellationTokenSource();
        if (timeout != TimeSpan.Zero)
            limit.CancelAfter(timeout);
        return await watching.Ended(() => target.Tell(stopMessage, ActorRefs.NoSender), limit.Token)
            .ConfigureAwait(false);
    }
}
