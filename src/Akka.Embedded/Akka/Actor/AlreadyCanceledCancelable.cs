namespace Akka.Actor;

/// <summary>What has been cancelled from the beginning.</summary>
internal sealed class AlreadyCanceledCancelable : ICancelable
{
    private AlreadyCanceledCancelable() { }

    public static ICancelable Instance { get; } = new AlreadyCanceledCancelable();

    public bool IsCancellationRequested => true;

    public CancellationToken Token { get; } = new(canceled: true);

    public void Cancel() { }

    public void Cancel(bool throwOnFirstException) { }

    public void CancelAfter(TimeSpan delay) { }

    public void CancelAfter(int millisecondsDelay) { }
}
