namespace Akka.Actor;

/// <summary>Awaiting the end of an actor.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Awaits the end of an actor; false if the token is cancelled before.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default) =>
        new WatchingActorRef(Watchable(target)).Ended(static () => { }, token);

    internal static IInternalActorRef Watchable(IActorRef target) => target as IInternalActorRef
        ?? throw new InvalidOperationException(
            $"{target} is not an {typeof(IInternalActorRef)} and cannot be death-watched");
}
