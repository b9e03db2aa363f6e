namespace Akka.Actor;

/// <summary>Shorter forms of cancelling.</summary>
public static class CancelableExtensions
{
    /// <summary>Cancels it, if there is one.</summary>
    public static void CancelIfNotNull(this ICancelable cancelable) => cancelable?.Cancel();
}
