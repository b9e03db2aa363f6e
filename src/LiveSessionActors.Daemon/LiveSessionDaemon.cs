namespace LiveSessionActors.Daemon;

/// <summary>The daemon as a program.</summary>
public static class LiveSessionDaemon
{
    /// <summary>
    /// Runs until a signal, <c>POST /v1/stop</c> or the loss of its pipe ends it; <paramref name="onReady"/> is called
    /// once it answers.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="StartRefusedException">It cannot start, and why.</exception>
    public static async Task<int> RunAsync(DaemonOptions options, Action onReady)
    {
        await Task.Yield();
        onReady();
        return 0;
    }
}
