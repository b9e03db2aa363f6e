namespace Akka.Actor;

/// <summary>What can be cancelled.</summary>
public interface ICancelable
{
    /// <summary>Whether it has been cancelled.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>A token that is cancelled with it.</summary>
    CancellationToken Token { get; }

    /// <summary>Cancels it.</summary>
    void Cancel();

    /// <summary>Cancels it, and throws at once or in the end what callbacks throw.</summary>
    void Cancel(bool throwOnFirstException);

    /// <summary>Cancels it later.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Cancels it later.</summary>
    void CancelAfter(int millisecondsDelay);
}
