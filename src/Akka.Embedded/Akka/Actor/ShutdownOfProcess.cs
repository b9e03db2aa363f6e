using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Ties coordinated shutdown to the end of the actors and of the process, as configured.</summary>
internal static class ShutdownOfProcess
{
    public static void Register(CoordinatedShutdown shutdown, Config config)
    {
        var exitsProcess = config.GetBoolean("exit-clr", false);
        if (shutdown.System.Settings.CoordinatedShutdownTerminateActorSystem || exitsProcess)
        {
            shutdown.AddTask(
                CoordinatedShutdown.PhaseActorSystemTerminate,
                "terminate-system",
                () => EndSystem(shutdown, exitsProcess));
        }
        if (config.GetBoolean("run-by-clr-shutdown-hook", false))
            RunAtProcessExit(shutdown);
    }

    private static async Task<Done> EndSystem(CoordinatedShutdown shutdown, bool exitsProcess)
    {
        var system = shutdown.System;
        if (system.Settings.CoordinatedShutdownTerminateActorSystem)
        {
            var timeout = shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate);
            var ended = system.FinalTerminate();
            if (exitsProcess)
                await Task.WhenAny(ended, Task.Delay(timeout)).ConfigureAwait(false);
            else
                await ended.ConfigureAwait(false);
        }
        // Exiting waits for the exit's own handlers, one of which may be waiting for this.
        if (exitsProcess && !shutdown.RunsAtExit)
            Environment.Exit(0);
        return Done.Instance;
    }

    private static void RunAtProcessExit(CoordinatedShutdown shutdown)
    {
        AppDomain.CurrentDomain.ProcessExit += Exit;
        shutdown.System.WhenTerminated.ContinueWith(
            _ => AppDomain.CurrentDomain.ProcessExit -= Exit, TaskScheduler.Default);

        void Exit(object sender, EventArgs arguments)
        {
            if (shutdown.System.WhenTerminated.IsCompleted)
                return;
            shutdown.RunsAtExit = true;
            shutdown.System.Log.Info("Starting coordinated shutdown from CLR termination hook.");
            try
            {
                shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).Wait(shutdown.TotalTimeout);
            }
            catch (AggregateException failure)
            {
                shutdown.System.Log.Warning("CoordinatedShutdown from CLR shutdown failed: {0}", failure.Message);
            }
        }
    }
}
