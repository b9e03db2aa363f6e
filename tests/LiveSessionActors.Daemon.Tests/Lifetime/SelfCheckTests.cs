using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class SelfCheckTests : IHostApplicationLifetime, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _started = new();
    private bool _isStopped;

    CancellationToken IHostApplicationLifetime.ApplicationStarted => _started.Token;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    void IHostApplicationLifetime.StopApplication() => _isStopped = true;

    public void Dispose() => _started.Dispose();

    [Fact]
    public async Task A_daemon_whose_pipe_is_anothers_ends_once_it_has_started_and_not_before()
    {
        using var endpoint = new Endpoint();
        using var check = await StartAsync(endpoint);
        _time.Advance(Interval);
        Assert.False(_isStopped);

        await _started.CancelAsync();
        endpoint.HasIt = true;
        _time.Advance(Interval);
        Assert.False(_isStopped);

        endpoint.HasIt = false;
        _time.Advance(Interval);
        Assert.True(_isStopped);
    }

    private async Task<SelfCheck> StartAsync(Endpoint endpoint)
    {
        var settings = new DaemonSettings(Interval, Interval, TimeSpan.FromHours(1), LogLevel.None, 1, 1);
        var check = new SelfCheck(endpoint, settings, _time, this, NullLogger<SelfCheck>.Instance);
        await check.StartAsync(CancellationToken.None);
        return check;
    }

    private sealed class Endpoint() : BridgeEndpoint(BridgeAddress.Resolve())
    {
        public bool HasIt { get; set; }

        public override bool IsOurs() => HasIt;

        public override void Dispose()
        {
        }

        public override IConnectionListenerFactory CreateTransport(ILoggerFactory loggers) =>
            throw new NotSupportedException();

        public override void Listen(KestrelServerOptions server, Action<ListenOptions> configure) =>
            throw new NotSupportedException();

        public override void Publish(ILogger logger) => throw new NotSupportedException();

        public override void Withdraw() => throw new NotSupportedException();
    }
}
