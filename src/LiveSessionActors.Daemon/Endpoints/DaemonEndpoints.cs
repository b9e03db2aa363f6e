using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The daemon itself: who it is, how it is, and its end.</summary>
internal sealed class DaemonEndpoints(
    SessionGateway gateway,
    DaemonIdentity identity,
    Func<HealthCheckService> checks,
    IHostApplicationLifetime lifetime)
{
    public Task HelloAsync(BridgeCall call) => Answer.JsonAsync(call.Http, identity.Hello());

    public async Task HealthAsync(BridgeCall call)
    {
        var checkedAll = await checks().CheckHealthAsync(call.Http.RequestAborted);
        var report = await gateway.GetHealthAsync();
        var healthy = checkedAll.Status == HealthStatus.Healthy && report.PoisonedSessions.IsEmpty;
        Warnings.Tell(call.Http, report.Warnings);
        await Answer.JsonAsync(
            call.Http,
            writer => HealthAnswer.Write(writer, report, checkedAll, healthy),
            healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    public Task StopAsync(BridgeCall call)
    {
        lifetime.StopApplication();
        return Answer.JsonAsync(call.Http, DaemonIdentity.WriteStopping, StatusCodes.Status202Accepted);
    }
}
