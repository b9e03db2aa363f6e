using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The answer to whatever appended an event: the session after it, its number, and what was done for it.</summary>
internal static class AppendAnswer
{
    public static Task WriteAsync(
        HttpContext http,
        RequestedFields fields,
        SessionEvent @event,
        SessionReply.EventAppended appended,
        string durability)
    {
        http.Response.Headers.ETag = SequenceTag.Of(appended.Seq);
        http.Response.Headers["Live-Session-Durability"] = durability;
        AppendNotice.Tell(http, @event, appended);
        return Answer.JsonAsync(http, fields.JsonOf(appended.Snapshot));
    }
}
