using System.Runtime.Versioning;
using LiveSessionActors.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>
/// A named pipe of Windows. The system does there what a socket needs care for: the first instance of a name is
/// exclusive, its access list lets in the same user only, and it is gone with its process.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPipe(BridgeAddress address) : BridgeEndpoint(address)
{
    // The transport of named pipes is to be had only from a web host's services.
    public override IConnectionListenerFactory CreateTransport(ILoggerFactory loggers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseNamedPipes(options => options.CurrentUserOnly = true);
        builder.Services.AddSingleton(loggers);
        return builder.Services.BuildServiceProvider().GetServices<IConnectionListenerFactory>().Last();
    }

    public override void Listen(KestrelServerOptions server, Action<ListenOptions> configure) =>
        server.ListenNamedPipe(Address.Value, configure);

    public override void Publish(ILogger logger)
    {
    }

    public override bool IsOurs() => true;

    public override void Withdraw()
    {
    }

    public override void Dispose()
    {
    }
}
