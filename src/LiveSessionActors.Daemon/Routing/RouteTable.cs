using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Endpoints;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LiveSessionActors.Daemon.Routing;

/// <summary>
/// Every route of the bridge. It reads the request's target as it was sent, because a server that decodes paths and
/// resolves dots in them first would answer for another session than the one that was named.
/// </summary>
internal sealed class RouteTable(
    DaemonEndpoints daemon,
    LogEndpoints log,
    EventEndpoints events,
    SessionEndpoints sessions,
    HistoryEndpoints history,
    WatchEndpoint watch,
    WorkEndpoints work,
    ArchiveEndpoints archive,
    MigrationEndpoints migration)
{
    private readonly Route[] _routes =
    [
        new("GET", "/v1/hello", daemon.HelloAsync) { WhileStopping = true },
        new("GET", "/v1/health", daemon.HealthAsync),
        new("GET", "/v1/metrics", MetricsEndpoints.MetricsAsync) { WhileStopping = true },
        new("GET", "/v1/log", log.GetAsync),
        new("PUT", "/v1/log", log.PutAsync),
        new("POST", "/v1/stop", daemon.StopAsync) { WhileStopping = true },
        new("POST", "/v1/events", events.AppendAsync),
        new("POST", "/v1/sessions/{id}/events", events.AppendToSessionAsync),
        new("GET", "/v1/sessions", sessions.ListAsync),
        new("GET", "/v1/sessions/{id}", sessions.GetAsync),
        new("HEAD", "/v1/sessions/{id}", sessions.HeadAsync),
        new("GET", "/v1/sessions/{id}/journal", history.JournalAsync),
        new("POST", "/v1/archive", archive.ArchiveAsync),
        new("POST", "/v1/migrate", migration.MigrateAsync),
        new("GET", "/v1/watch", watch.WatchAsync),
        new("GET", "/v1/work", work.ListAsync),
        new("POST", "/v1/work/next", work.NextAsync),
        new("POST", "/v1/work/{lease}/renew", work.RenewAsync),
        new("POST", "/v1/work/{lease}/reply", work.ReplyAsync),
        new("POST", "/v1/work/{lease}/release", work.ReleaseAsync),
        new("POST", "/v1/work/{session}/revive", work.ReviveAsync),
    ];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Route> Routes => _routes;

    /// <summary>The route of a request, and what its handler gets.</summary>
    /// <exception cref="SessionException">There is none, or not for this method; then <c>Allow</c> is set.</exception>
    public (Route Route, BridgeCall Call) Find(HttpContext http)
    {
        var target = TargetOf(http);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
        foreach (var route in _routes)
        {
            if (route.Method == http.Request.Method && route.Matches(path, out var name))
                return (route, new BridgeCall(http, Decoded(name), new QueryText(query)));
        }

        throw new SessionException(RefusalOf(http, path));
    }

    private Refusal RefusalOf(HttpContext http, string path)
    {
        var methods = _routes.Where(route => route.Matches(path, out _)).Select(route => route.Method);
        var allowed = string.Join(", ", methods);
        if (allowed.Length == 0)
            return BridgeRefusals.UnknownRoute(path);

        http.Response.Headers.Allow = allowed;
        return BridgeRefusals.Method(http.Request.Method, path, allowed);
    }

    // Of a target that is a whole URI, what follows scheme and host; "*" and the like are no route as they are.
    private static string TargetOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return target;
        var path = target.IndexOf('/', scheme + 3);
        return path < 0 ? "/" : target[path..];
    }

    private static string Decoded(ReadOnlySpan<char> name) =>
        name.Contains('%') ? Uri.UnescapeDataString(name) : name.ToString();
}
