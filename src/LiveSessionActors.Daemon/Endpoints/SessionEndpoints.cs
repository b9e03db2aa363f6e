using System.Collections.Concurrent;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>Reading sessions: one, whether there is one, and all of a workspace.</summary>
internal sealed class SessionEndpoints(
    SessionGateway gateway,
    RequestedWorkspace workspaces,
    HistoryEndpoints history,
    ILogger<SessionEndpoints> logger)
{
    private const int WarningsMax = 1000;

    private static readonly byte[] Null = "null"u8.ToArray();

    // The same list is asked for over and over; its warnings are worth one line each.
    private readonly ConcurrentDictionary<string, bool> _warned = new();

    public async Task GetAsync(BridgeCall call)
    {
        var session = call.Session;
        var includeCompleted = IncludeCompleted(call);
        if (call.Query["at"] is not null)
        {
            await history.GetAsync(call);
            return;
        }

        var fields = RequestedFields.Of(call);
        var found = await gateway.GetAsync(new SessionQuery.GetSnapshot(workspaces.Of(call), session));
        var hidden = found.Snapshot.Completed && !includeCompleted;
        call.Http.Response.Headers.ETag = SequenceTag.Of(found.LastSeq);
        await Answer.JsonAsync(call.Http, hidden ? Null : fields.JsonOf(found.Snapshot));
    }

    public async Task HeadAsync(BridgeCall call)
    {
        var (workspace, session) = (workspaces.Of(call), call.Session);
        var answer = await gateway.CheckAsync(new SessionQuery.HasJournal(workspace, session));
        ArchiveEndpoints.Tell(call.Http, answer);
        if (answer.Exists)
        {
            var found = await gateway.GetAsync(new SessionQuery.GetSnapshot(workspace, session));
            call.Http.Response.Headers.ETag = SequenceTag.Of(found.LastSeq);
        }

        await Answer.EmptyAsync(call.Http, answer.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    public async Task ListAsync(BridgeCall call)
    {
        var query = new WorkspaceQuery.ListSessions(workspaces.Of(call), IncludeCompleted(call));
        var fields = RequestedFields.Of(call);
        var warnings = Warnings.AreWanted(call);
        var listed = await gateway.ListAsync(query);
        Warn(listed);
        Warnings.Tell(call.Http, listed.Warnings.Length);
        ReadOnlyMemory<byte>[] sessions = [.. listed.Sessions.Select(fields.JsonOf)];
        await (warnings
            ? Answer.JsonArrayAsync(call.Http, sessions, "snapshots", ("warnings", Warnings.Render(listed.Warnings)))
            : Answer.JsonArrayAsync(call.Http, sessions));
    }

    private void Warn(WorkspaceReply.SessionsListed listed)
    {
        foreach (var warning in listed.Warnings)
        {
            if (_warned.Count < WarningsMax && _warned.TryAdd(warning, true))
                logger.ListingWarning(listed.Workspace, warning);
        }
    }

    private static bool IncludeCompleted(BridgeCall call) => call.Query["includeCompleted"] switch
    {
        null or "" or "false" => false,
        "true" => true,
        var other => throw new SessionException(BridgeRefusals.Parameter("includeCompleted", other, "true or false")),
    };
}
