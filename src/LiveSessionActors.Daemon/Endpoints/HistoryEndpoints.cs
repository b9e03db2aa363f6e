using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Persistence;
using LiveSessionActors.Persistence.History;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>
/// A session's past: its journal as it is, and the session as it stood after any entry. The actors are asked for the
/// workspace only; the journal is read beside them, so that a long one holds nobody up.
/// </summary>
internal sealed class HistoryEndpoints(
    SessionGateway gateway, RequestedWorkspace workspaces, Func<SessionFiles> files, TimeProvider time)
{
    public async Task JournalAsync(BridgeCall call)
    {
        var from = SequenceTag.Parameter(call, "from");
        using var journal = await OpenAsync(call);
        if (from is { } seq)
            await journal.SeekAsync(seq, call.Http.RequestAborted);
        await Answer.StreamAsync(call.Http, "application/x-ndjson", journal.BytesLeft, journal.ReadAsync);
    }

    /// <summary>The snapshot after the entry that the parameter <c>at</c> names.</summary>
    public async Task GetAsync(BridgeCall call)
    {
        var at = SequenceTag.Parameter(call, "at") ?? 0;
        var fields = RequestedFields.Of(call);
        using var journal = await OpenAsync(call);
        var snapshot = await PastSession.AfterAsync(
            SessionState.Empty(call.Session, files().DiagnosticsMax),
            journal.ReadLinesAsync(call.Http.RequestAborted),
            at,
            time.GetUtcNow());
        await Answer.JsonAsync(call.Http, fields.JsonOf(snapshot));
    }

    private async Task<PastJournal> OpenAsync(BridgeCall call)
    {
        var key = new SessionKey(workspaces.Of(call), call.Session);
        // This opens the workspace, which checks its directories and that no other daemon owns it.
        ArchiveEndpoints.Tell(
            call.Http, await gateway.CheckAsync(new SessionQuery.HasJournal(key.Workspace, key.Session)));
        return await files().OpenPastAsync(key) ?? throw new SessionException(Refusal.SessionNotFound(key));
    }
}
