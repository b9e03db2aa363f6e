using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The answer to whatever appended an event: the session after it, its number, and what was done for it.</summary>
internal static class AppendAnswer
{
    public static Task WriteAsync(HttpContext http, SessionReply.EventAppended appended, string durability)
    {
        http.Response.Headers.ETag = SequenceTag.Of(appended.Seq);
        http.Response.Headers["Live-Session-Durability"] = durability;
        return Answer.JsonAsync(http, appended.Snapshot.Json);
    }
}
