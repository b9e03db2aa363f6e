using System.Diagnostics;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Connections;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Daemon.Telemetry;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>Answers requests: who may ask, which route it is, and whatever goes wrong on the way.</summary>
internal sealed class BridgeApplication(
    RouteTable routes, RequestDrain drain, int eventBytesMax, TimeProvider time, ILogger<BridgeApplication> logger)
    : IHttpApplication<DefaultHttpContext>
{
    // One context serves a connection's requests one after another.
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> connection)
            return new DefaultHttpContext(contextFeatures);

        var context = connection.HostContext ??= new DefaultHttpContext();
        context.Initialize(contextFeatures);
        return context;
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        context.Features.Get<ClientConnection>()?.End(time.GetTimestamp());
        context.Uninitialize();
    }

    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        if (context.Features.Get<ClientConnection>() is { } client && !client.TryBegin())
        {
            context.Abort();
            return;
        }

        var started = time.GetTimestamp();
        using var activity = BridgeActivities.Start(context.Request);
        Route? route = null;
        try
        {
            (route, var call) = RouteOf(context);
            try
            {
                if (!drain.Enter() && !route.WhileStopping)
                    throw new SessionException(BridgeRefusals.Stopping);
                await route.Handler(call);
            }
            finally
            {
                drain.Leave();
            }
        }
        catch (Exception failure) when (context.RequestAborted.IsCancellationRequested || IsCutOff(failure))
        {
            // The connection is gone; nobody is left to be answered.
            return;
        }
        catch (Exception failure)
        {
            await RefuseAsync(context, RefusalOf(context, failure), activity);
        }

        route?.Answered(context.Response.StatusCode, time.GetElapsedTime(started).TotalSeconds);
        BridgeActivities.Answered(activity, route, context.Response.StatusCode);
    }

    // A stop ends the reading of a body some moments before it tells the request.
    private static bool IsCutOff(Exception failure) =>
        failure is OperationCanceledException { InnerException: ConnectionAbortedException };

    private (Route Route, BridgeCall Call) RouteOf(DefaultHttpContext http)
    {
        if (PeerCheck.IsRefused(http))
            throw new SessionException(BridgeRefusals.OtherUser);
        return http.Request.Headers.Origin.Count > 0
            ? throw new SessionException(BridgeRefusals.Origin)
            : routes.Find(http);
    }

    private Refusal RefusalOf(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case SessionException refused:
                return refused.Refusal;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return BridgeRefusals.TooLarge(eventBytesMax);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return BridgeRefusals.TooSlow;
            case BadHttpRequestException malformed:
                return BridgeRefusals.Malformed(malformed.Message);
            default:
                logger.Failed(failure, http.Request.Method, http.Request.Path);
                return BridgeRefusals.Internal;
        }
    }

    // Whose fault it is decides who is to read of it: a mistake of the caller's is in the answer.
    private void Log(HttpContext http, Refusal refusal)
    {
        if (refusal.Code is RefusalCode.IoError or RefusalCode.DurabilityUnknown or RefusalCode.NoSpace
            or RefusalCode.Timeout)
            logger.NotDone(http.Request.Method, http.Request.Path, refusal.Code, refusal.Detail);
        else
            logger.Refused(http.Request.Method, http.Request.Path, refusal.Code);
    }

    private async Task RefuseAsync(HttpContext http, Refusal refusal, Activity? activity)
    {
        Log(http, refusal);
        BridgeMeasures.Refused.Add(1, refusal.Code);
        BridgeActivities.Refused(activity, refusal.Code);
        if (http.Response.HasStarted)
            http.Abort();
        else
            await ProblemAnswer.WriteAsync(http, refusal);
    }
}
