using Akka.Actor;
using Akka.Configuration;

namespace Akka.Specs.Actors;

public sealed class CoordinatedShutdownSpecs : IDisposable
{
    private readonly List<string> _order = [];
    private ActorSystem _system = ActorSystem.Create("shutdown", Silent);

    private static Config Silent => ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF");

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task Phases_run_in_order_whatever_the_order_of_their_tasks()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind);

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["before-service-unbind", "service-stop", "before-actor-system-terminate"], _order);
        Assert.True(_system.WhenTerminated.IsCompleted);
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task It_runs_once_and_keeps_its_first_reason()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);

        await Task.WhenAll(
            shutdown.Run(CoordinatedShutdown.UnknownReason.Instance),
            shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance));

        Assert.Equal(["service-stop"], _order);
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task It_can_begin_at_a_phase()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop);

        Assert.Equal(["service-stop"], _order);
    }

    [Fact]
    public async Task A_task_that_fails_does_not_keep_the_next_phase_from_running()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        shutdown.AddTask(
            CoordinatedShutdown.PhaseServiceUnbind, "fails", () => throw new InvalidOperationException("oops"));
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["service-stop"], _order);
    }

    [Fact]
    public async Task A_phase_that_takes_too_long_is_left_behind()
    {
        Restart("akka.coordinated-shutdown.phases.service-unbind.timeout = 50ms");
        var shutdown = CoordinatedShutdown.Get(_system);
        shutdown.AddTask(
            CoordinatedShutdown.PhaseServiceUnbind, "hangs", () => new TaskCompletionSource<Done>().Task);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        Assert.Equal(["service-stop"], _order);
    }

    [Fact]
    public async Task A_failure_in_a_phase_without_recovery_ends_the_shutdown()
    {
        Restart("akka.coordinated-shutdown.phases.service-unbind.recover = off");
        var shutdown = CoordinatedShutdown.Get(_system);
        shutdown.AddTask(
            CoordinatedShutdown.PhaseServiceUnbind, "fails", () => throw new InvalidOperationException("oops"));
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop);

        await Assert.ThrowsAnyAsync<Exception>(() => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance));

        Assert.Empty(_order);
        ((ExtendedActorSystem)_system).Abort();
        await _system.WhenTerminated;
        _system = ActorSystem.Create("shutdown", Silent);
    }

    [Fact]
    public async Task Terminating_the_system_runs_the_phases()
    {
        Add(CoordinatedShutdown.Get(_system), CoordinatedShutdown.PhaseServiceStop);

        await _system.Terminate();

        Assert.Equal(["service-stop"], _order);
    }

    [Fact]
    public void An_unknown_phase_is_refused() =>
        Assert.Throws<ConfigurationException>(
            () => CoordinatedShutdown.Get(_system).AddTask("unknown", "task", () => Task.FromResult(Done.Instance)));

    [Fact]
    public void A_phase_of_ones_own_is_configured_with_what_it_depends_on()
    {
        Restart("akka.coordinated-shutdown.phases.own { depends-on = [service-stop], timeout = 7s }");

        Assert.Equal(TimeSpan.FromSeconds(7), CoordinatedShutdown.Get(_system).Timeout("own"));
    }

    private void Add(CoordinatedShutdown shutdown, string phase) =>
        shutdown.AddTask(phase, "note", () =>
        {
            lock (_order)
                _order.Add(phase);
            return Task.FromResult(Done.Instance);
        });

    private void Restart(string config)
    {
        _system.Dispose();
        _system = ActorSystem.Create("shutdown", ConfigurationFactory.ParseString(config).WithFallback(Silent));
    }
}
