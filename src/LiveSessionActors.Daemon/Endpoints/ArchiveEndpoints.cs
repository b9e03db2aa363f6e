using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Archiving sessions that are over, and saying of a session that it is archived.</summary>
internal sealed class ArchiveEndpoints(
    SessionGateway gateway, RequestedWorkspace workspaces, BridgeSettings limits)
{
    private const string Header = "Live-Session-Archive";

    /// <summary>Says in the answer where the journal is, when it is archived.</summary>
    public static void Tell(HttpContext http, SessionReply.JournalChecked journal)
    {
        if (journal.ArchivedAt is { } path)
            http.Response.Headers[Header] = path.Replace('\\', '/');
    }

    public async Task ArchiveAsync(BridgeCall call)
    {
        var command = await RequestBody.ReadAsync(
            call.Http.Request,
            limits.EventBytesMax,
            body => ArchiveBody.Read(body, limits.EventDepthMax, workspaces.Of(call)));
        var archived = await gateway.ArchiveAsync(command);
        if (command.Session is not null && archived.Sessions is [var only])
            Check(new SessionKey(command.Workspace, only.Session), only);
        await Answer.JsonAsync(call.Http, writer => ArchiveAnswer.Write(writer, archived));
    }

    // Of a single session it is an error that it stays.
    private static void Check(SessionKey session, ArchiveFinding found)
    {
        if (found.Outcome == ArchiveOutcome.Missing)
            throw new SessionException(Refusal.SessionNotFound(session));
        if (found.Outcome is not (ArchiveOutcome.Archived or ArchiveOutcome.AlreadyArchived))
            throw new SessionException(found.Failure ?? BridgeRefusals.NotArchived(session.Session, found.Outcome));
    }
}
