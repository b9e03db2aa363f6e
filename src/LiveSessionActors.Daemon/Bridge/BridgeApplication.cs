using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Lifetime;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Bridge;

/// <summary>Answers requests: who may ask, which route it is, and whatever goes wrong on the way.</summary>
internal sealed class BridgeApplication(
    RouteTable routes, RequestDrain drain, int eventBytesMax, ILogger<BridgeApplication> logger)
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

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody is left to be answered.
        }
        catch (Exception failure)
        {
            await RefuseAsync(context, RefusalOf(context, failure));
        }
    }

    private async Task AnswerAsync(DefaultHttpContext http)
    {
        if (PeerCheck.IsRefused(http))
            throw new SessionException(BridgeRefusals.OtherUser);
        if (http.Request.Headers.Origin.Count > 0)
            throw new SessionException(BridgeRefusals.Origin);

        var (route, call) = routes.Find(http);
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

    private async Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        Log(http, refusal);
        if (http.Response.HasStarted)
            http.Abort();
        else
            await ProblemAnswer.WriteAsync(http, refusal);
    }
}
