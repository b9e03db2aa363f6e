using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Awaits the end of one actor.</summary>
internal sealed class WatchingActorRef(IInternalActorRef target) : TempActorRef(target.Provider)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Awaits the end; false if the token is cancelled before.</summary>
    public async Task<bool> Ended(Action afterWatching, CancellationToken cancellationToken)
    {
        target.SendSystemMessage(new Watch(target, this));
        try
        {
            afterWatching();
            await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            target.SendSystemMessage(new Unwatch(target, this));
            return false;
        }
        finally
        {
            Unregister();
        }
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification notification && notification.Actor.Path.Equals(target.Path))
            _ended.TrySetResult();
    }
}
