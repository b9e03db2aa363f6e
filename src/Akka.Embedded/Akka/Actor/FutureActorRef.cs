using System.Globalization;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The sender of an <c>Ask</c>: the first message that it receives is the answer.</summary>
internal sealed class FutureActorRef<T>(IActorRefProvider provider) : TempActorRef(provider)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancellation;
    private Timer _timer;
    private TimeSpan _timeout;

    public Task<T> Answer => _answer.Task;

    /// <summary>Sets when to give up; called once, before the question is sent.</summary>
    public void GiveUpAfter(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout > TimeSpan.Zero)
        {
            _timeout = timeout;
            _timer = new Timer(
                static state => ((FutureActorRef<T>)state).Expire(), this, timeout, Timeout.InfiniteTimeSpan);
        }
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static state => ((FutureActorRef<T>)state).Cancel(), this);
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (TryAnswer(message))
            Release();
        else if (!_answer.Task.IsCanceled)
            Provider.DeadLetters.Tell(message, this);
    }

    private bool TryAnswer(object message) => message switch
    {
        ISystemMessage system => _answer.TrySetException(new InvalidOperationException(
            $"system message of type '{system.GetType().Name}' is invalid for FutureActorRef")),
        T answer => _answer.TrySetResult(answer),
        null => _answer.TrySetResult(default),
        Status.Failure failure => _answer.TrySetException(
            failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message.")),
        _ => RefuseType(message),
    };

    // A message of the wrong type fails the question, and is a dead letter besides.
    private bool RefuseType(object message)
    {
        _answer.TrySetException(new ArgumentException(
            $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        Release();
        return false;
    }

    private void Expire()
    {
        var seconds = _timeout.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
        if (_answer.TrySetException(new AskTimeoutException($"Timeout after {seconds} seconds")))
            Release();
    }

    private void Cancel()
    {
        if (_answer.TrySetCanceled())
            Release();
    }

    private void Release()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
        Unregister();
    }
}
