using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class IdleExitTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider _time = new();
    private readonly RequestDrain _requests = new();
    private readonly FakeApplication _application = new();

    public void Dispose()
    {
        _application.Dispose();
        _requests.Dispose();
    }

    [Fact]
    public async Task A_daemon_that_nobody_uses_ends_after_an_hour()
    {
        using var idle = await StartAsync();
        var started = _time.GetUtcNow();

        await AdvanceUntilStoppedAsync();

        Assert.True(_time.GetUtcNow() - started >= TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_request_that_is_being_answered_keeps_it()
    {
        using var idle = await StartAsync();
        _requests.Enter();
        await AdvanceAsync(steps: 200);
        Assert.False(_application.IsStopped);

        _requests.Leave();
        await AdvanceUntilStoppedAsync();
    }

    [Fact]
    public async Task A_request_now_and_then_keeps_it()
    {
        using var idle = await StartAsync();
        for (var request = 0; request < 20; request++)
        {
            await AdvanceAsync(steps: 10);
            _requests.Enter();
            _requests.Leave();
        }

        Assert.False(_application.IsStopped);
    }

    private async Task<IdleExit> StartAsync()
    {
        var settings = new DaemonSettings(Step, Step, TimeSpan.FromHours(1), 1, LogLevel.None, 1, 1, 1);
        var idle = new IdleExit(_requests, settings, _time, _application, NullLogger<IdleExit>.Instance);
        await idle.StartAsync(CancellationToken.None);
        return idle;
    }

    private async Task AdvanceUntilStoppedAsync()
    {
        while (!_application.IsStopped)
            await AdvanceAsync(steps: 1);
    }

    private async Task AdvanceAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            _time.Advance(Step);
            await Task.Yield();
        }
    }
}
