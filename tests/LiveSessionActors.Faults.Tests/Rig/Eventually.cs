namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest that anything is waited for; nothing depends on how long it takes.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Returns once the condition holds.</summary>
    public static Task IsAsync(string what, Func<bool> condition) => IsAsync(what, () => Task.FromResult(condition()));

    /// <summary>Returns once the condition holds.</summary>
    public static async Task IsAsync(string what, Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Look);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"This has not come about: {what}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
