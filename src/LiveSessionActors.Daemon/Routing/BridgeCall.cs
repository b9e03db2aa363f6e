using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Routing;

/// <summary>A request that has found its route.</summary>
/// <param name="Http">The request and its answer.</param>
/// <param name="Name">What stands in the path where the route has a name in braces, decoded; else empty.</param>
/// <param name="Query">Its query parameters.</param>
internal readonly record struct BridgeCall(HttpContext Http, string Name, QueryText Query)
{
    /// <summary>The session that the path names.</summary>
    /// <exception cref="SessionException">It names none.</exception>
    public SessionId Session => Name.Length == 0
        ? throw new SessionException(BridgeRefusals.SessionIdRequired)
        : SessionId.Parse(Name);
}
