namespace Akka.Actor;

/// <summary>What has been cancelled from the beginning.</summary>
public class AlreadyCanceledCancelable : ICancelable
{
    private AlreadyCanceledCancelable() { }

    /// <summary>The only instance.</summary>
    public static ICancelable Instance { get; } = new AlreadyCanceledCancelable();

    /// <inheritdoc />
    public bool IsCancellationRequested => true;

    /// <inheritdoc />
    public CancellationToken Token { get; } = new(canceled: true);

    void ICancelable.Cancel() { }

    void ICancelable.Cancel(bool throwOnFirstException) { }

    void ICancelable.CancelAfter(TimeSpan delay) { }

    void ICancelable.CancelAfter(int millisecondsDelay) { }
}
