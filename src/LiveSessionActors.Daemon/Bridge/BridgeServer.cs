using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Connections;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>Kestrel on the pipe: HTTP/1.1 and nothing else, within the configured limits.</summary>
internal sealed class BridgeServer : IHostedService, IDisposable
{
    // Answers that are complete get this long to leave; what is open after it is cut off.
    private static readonly TimeSpan LastBytes = TimeSpan.FromMilliseconds(200);

    private readonly BridgeEndpoint _endpoint;
    private readonly BridgeApplication _application;
    private readonly RequestDrain _drain;
    private readonly DaemonSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<BridgeServer> _logger;
    private readonly ClientConnections _connections;
    private readonly KestrelServer _server;

    public BridgeServer(
        BridgeEndpoint endpoint,
        BridgeApplication application,
        RequestDrain drain,
        PeerCheck peers,
        BridgeSettings limits,
        DaemonSettings settings,
        TimeProvider time,
        IServiceProvider services,
        ILoggerFactory loggers)
    {
        (_endpoint, _application, _drain, _settings, _time) = (endpoint, application, drain, settings, time);
        _logger = loggers.CreateLogger<BridgeServer>();
        _connections = new ClientConnections(limits, time, loggers.CreateLogger<ClientConnections>());
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        Limit(options.Limits, limits);
        endpoint.Listen(options, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(_connections.Before);
            listen.Use(peers.Before);
        });
        _server = new KestrelServer(Options.Create(options), endpoint.CreateTransport(loggers), loggers);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(_application, cancellationToken);
        _endpoint.Publish(_logger);
        _logger.Listening(_endpoint.Address);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _logger.Stopping();
        var left = await _drain.CompleteAsync(_settings.DrainTimeout, _time);
        if (left > 0)
            _logger.CutOff(left, _settings.DrainTimeout);
        _endpoint.Withdraw();
        using var patience = new CancellationTokenSource(left > 0 ? TimeSpan.Zero : LastBytes, _time);
        await _server.StopAsync(patience.Token);
        _logger.Closed();
    }

    public void Dispose()
    {
        _server.Dispose();
        _connections.Dispose();
    }

    private static void Limit(KestrelServerLimits server, BridgeSettings limits)
    {
        server.MaxRequestBodySize = limits.EventBytesMax;
        server.MaxRequestHeadersTotalSize = limits.HeaderBytesMax;
        server.MaxRequestLineSize = limits.RequestLineBytesMax;
        server.RequestHeadersTimeout = limits.HeaderTimeout;
        // Its own is up to two seconds late, and counts before the first request, too: ClientConnections closes them
        // before. (Without end it would be over at once: it is added to the time.)
        server.KeepAliveTimeout = TimeSpan.FromDays(1);
        server.MinRequestBodyDataRate = new MinDataRate(limits.BodyBytesPerSecondMin, limits.BodyRateGrace);
    }
}
