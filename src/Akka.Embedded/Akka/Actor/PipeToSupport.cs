namespace Akka.Actor;

/// <summary>Sending the outcome of a task to an actor.</summary>
public static class PipeToSupport
{
    /// <summary>Sends the result, or <see cref="Status.Failure"/>, unless functions say what else.</summary>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef sender = null,
        Func<T, object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the result, or <see cref="Status.Failure"/>, unless functions say what else.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef sender = null,
        Func<T, object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends the result, or <see cref="Status.Failure"/>, unless functions say what else.</summary>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef sender = null,
        Func<T, object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Sends the result, or <see cref="Status.Failure"/>, unless functions say what else.</summary>
    public static async Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef sender = null,
        Func<T, object> success = null, Func<Exception, object> failure = null)
    {
        try
        {
            var result = await taskToPipe.ConfigureAwait(useConfigureAwait);
            recipient.Tell(success is null ? result : success(result), sender);
        }
        catch (Exception cause)
        {
            TellFailure(recipient, sender, cause, failure);
        }
    }

    /// <summary>Sends <see cref="Status.Failure"/> if the task fails, and what the functions say.</summary>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef sender = null,
        Func<object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends <see cref="Status.Failure"/> if the task fails, and what the functions say.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef sender = null,
        Func<object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, false, sender, success, failure);

    /// <summary>Sends <see cref="Status.Failure"/> if the task fails, and what the functions say.</summary>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef sender = null,
        Func<object> success = null, Func<Exception, object> failure = null) =>
        taskToPipe.AsTask().PipeTo(recipient, useConfigureAwait, sender, success, failure);

    /// <summary>Sends <see cref="Status.Failure"/> if the task fails, and what the functions say.</summary>
    public static async Task PipeTo(
        this Task taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef sender = null,
        Func<object> success = null, Func<Exception, object> failure = null)
    {
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
            if (success is not null)
                recipient.Tell(success(), sender);
        }
        catch (Exception cause)
        {
            TellFailure(recipient, sender, cause, failure);
        }
    }

    private static void TellFailure(
        ICanTell recipient, IActorRef sender, Exception cause, Func<Exception, object> failure) =>
        recipient.Tell(failure is null ? new Status.Failure(cause) : failure(cause), sender);
}
