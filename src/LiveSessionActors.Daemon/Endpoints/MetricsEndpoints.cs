using System.Text;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Daemon.Telemetry;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>What has been counted since the daemon started.</summary>
internal static class MetricsEndpoints
{
    public static Task MetricsAsync(BridgeCall call)
    {
        var text = new PrometheusText();
        text.Add(
            "target_info",
            "Who tells this.",
            new("service_name", "live-sessions"),
            new("service_version", typeof(MetricsEndpoints).Assembly.GetName().Version?.ToString(3)));
        foreach (var measure in BridgeMeasures.Sets.SelectMany(set => set).Concat(BridgeMeasures.Process))
            text.Add(measure);
        return Answer.WriteAsync(
            call.Http,
            Encoding.UTF8.GetBytes(text.ToString()),
            PrometheusText.ContentType,
            StatusCodes.Status200OK);
    }
}
