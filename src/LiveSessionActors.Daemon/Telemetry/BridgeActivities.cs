using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions.Measuring;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Telemetry;

/// <summary>
/// The activity of a request, named as OpenTelemetry's conventions have it. Where nobody listens there is none.
/// </summary>
internal static class BridgeActivities
{
    private static readonly ActivitySource Source = new(MeasureSet.MeterName);

    /// <summary>Begins it, as part of the client's own when it says which that is.</summary>
    public static Activity? Start(HttpRequest request)
    {
        if (!Source.HasListeners())
            return null;

        ActivityContext.TryParse(
            request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var client);
        return Source.StartActivity(request.Method, ActivityKind.Server, client)
            ?.SetTag("http.request.method", request.Method)
            .SetTag("network.protocol.version", "1.1");
    }

    /// <summary>Notes why nothing was done.</summary>
    public static void Refused(Activity? activity, string code) => activity?.SetTag("error.type", code);

    /// <summary>Notes what became of it.</summary>
    public static void Answered(Activity? activity, Route? route, int status)
    {
        if (activity is null)
            return;

        activity.DisplayName = route is null ? activity.OperationName : $"{route.Method} {route.Path}";
        activity.SetTag("http.route", route?.Path);
        activity.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
            activity.SetStatus(ActivityStatusCode.Error, status.ToString(CultureInfo.InvariantCulture));
    }
}
