using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Routing;

/// <summary>A request that has found its route.</summary>
/// <param name="Http">The request and its answer.</param>
/// <param name="Name">What stands in the path where the route has a name in braces, decoded; else empty.</param>
/// <param name="Query">Its query parameters.</param>
internal readonly record struct BridgeCall(HttpContext Http, string Name, QueryText Query);
