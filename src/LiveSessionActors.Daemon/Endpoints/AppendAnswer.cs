using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The answer to whatever appended an event: the session after it, its number, and what was done for it.</summary>
internal static class AppendAnswer
{
    public static Task WriteAsync(BridgeCall call, SessionReply.EventAppended appended, string durability)
    {
        var http = call.Http;
        http.Response.Headers.ETag = SequenceTag.Of(appended.Seq);
        http.Response.Headers["Live-Session-Durability"] = durability;
        return Answer.JsonAsync(http, RequestedFields.Of(call.Query["fields"]).JsonOf(appended.Snapshot));
    }
}
