using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class ProgramCheckTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeApplication _application = new();
    private readonly RequestDrain _requests = new();
    private bool _exists;

    public void Dispose()
    {
        _application.Dispose();
        _requests.Dispose();
    }

    [Fact]
    public async Task A_daemon_whose_program_is_there_goes_on()
    {
        _exists = true;
        using var check = await StartAsync();

        _time.Advance(Interval);
        Assert.False(_application.IsStopped);

        _exists = false;
        _time.Advance(Interval);
        Assert.True(_application.IsStopped);
    }

    [Fact]
    public async Task A_daemon_whose_program_was_removed_ends_once_nobody_uses_it()
    {
        using var check = await StartAsync();
        _requests.Enter();
        _time.Advance(Interval);
        _time.Advance(Interval);
        Assert.False(_application.IsStopped);

        _requests.Leave();
        _requests.Enter();
        _requests.Leave();
        _time.Advance(Interval);
        Assert.False(_application.IsStopped);

        _time.Advance(Interval);
        Assert.True(_application.IsStopped);
    }

    private async Task<ProgramCheck> StartAsync()
    {
        var settings = new DaemonSettings(Interval, Interval, TimeSpan.FromHours(1), 1, LogLevel.None, 1, 1, 1);
        var check = new ProgramCheck(
            () => _exists, _requests, settings, _time, _application, NullLogger<ProgramCheck>.Instance);
        await check.StartAsync(CancellationToken.None);
        return check;
    }
}
