using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class SelfCheckTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeApplication _application = new();
    private bool _isOurs;

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_daemon_whose_pipe_is_anothers_ends_once_it_has_started_and_not_before()
    {
        using var check = await StartAsync();
        _time.Advance(Interval);
        Assert.False(_application.IsStopped);

        _application.Start();
        _isOurs = true;
        _time.Advance(Interval);
        Assert.False(_application.IsStopped);

        _isOurs = false;
        _time.Advance(Interval);
        Assert.True(_application.IsStopped);
    }

    [Fact]
    public async Task A_pipe_that_is_gone_because_the_daemon_stops_is_no_loss()
    {
        using var check = await StartAsync();
        _application.Start();

        _application.BeginStop();
        _time.Advance(Interval);

        Assert.False(_application.IsStopped);
    }

    private async Task<SelfCheck> StartAsync()
    {
        var settings = new DaemonSettings(Interval, Interval, TimeSpan.FromHours(1), 1, LogLevel.None, 1, 1, 1);
        var check = new SelfCheck(
            BridgeAddress.Resolve(), () => _isOurs, settings, _time, _application, NullLogger<SelfCheck>.Instance);
        await check.StartAsync(CancellationToken.None);
        return check;
    }
}
