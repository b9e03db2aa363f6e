using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>The bridge's error table: the status of every code, and the code in words.</summary>
internal static class ErrorTable
{
    public static (int Status, string Title) Of(string code) => code switch
    {
        RefusalCode.EventObjectRequired => (400, "The event is no object"),
        RefusalCode.EventIdRequired => (400, "The event names no session"),
        RefusalCode.EventTypeRequired => (400, "The event has no type"),
        RefusalCode.EventNotComputable => (400, "The event cannot be computed with"),
        RefusalCode.InvalidSessionId => (400, "This is no session id"),
        RefusalCode.InvalidJson => (400, "This is no JSON"),
        RefusalCode.TooDeep => (400, "The event is nested too deeply"),
        BridgeCode.InvalidRequest => (400, "The request is malformed"),
        BridgeCode.InvalidParameter => (400, "A query parameter is malformed"),
        BridgeCode.InvalidIfMatch => (400, "If-Match is malformed"),
        BridgeCode.InvalidExpect => (400, "Live-Session-Expect is malformed"),
        BridgeCode.InvalidWait => (400, "Live-Session-Wait is malformed"),
        RefusalCode.InvalidIdempotencyKey => (400, "Idempotency-Key is malformed"),
        RefusalCode.NotWritable => (403, "The files may not be written"),
        RefusalCode.SymlinkRefused => (403, "Symbolic links are not followed"),
        BridgeCode.OriginRefused => (403, "Web pages are not served"),
        BridgeCode.OtherUser => (403, "Only the same user is served"),
        RefusalCode.WorkspaceNotFound => (404, "There is no such workspace"),
        RefusalCode.SessionNotFound => (404, "There is no such session"),
        BridgeCode.EntryNotFound => (404, "The session has no such entry"),
        BridgeCode.UnknownRoute => (404, "There is no such route"),
        BridgeCode.MethodNotAllowed => (405, "The route knows other methods only"),
        BridgeCode.RequestTimeout => (408, "The request came too slowly"),
        RefusalCode.WorkspaceLocked => (409, "Another daemon owns the workspace"),
        RefusalCode.IdConflict => (409, "Another session has this id in other letters"),
        BridgeCode.NotArchived => (409, "The session stays where it is"),
        RefusalCode.NotAnAnswer => (409, "The event does not end the work"),
        RefusalCode.LeaseGone => (410, "The lease is gone"),
        RefusalCode.SequenceMismatch => (412, "The session has moved on"),
        RefusalCode.EventTooLarge => (413, "The event is too large"),
        RefusalCode.IdempotencyKeyReused => (422, "The idempotency key was used with another event"),
        RefusalCode.IoError => (500, "The file system failed"),
        RefusalCode.DurabilityUnknown => (500, "Written, but not known to be on disk"),
        BridgeCode.InternalError => (500, "The daemon failed"),
        RefusalCode.Overflow => (503, "The watcher does not read"),
        RefusalCode.Busy => (503, "Too much waits already"),
        RefusalCode.Stopping => (503, "The daemon is stopping"),
        RefusalCode.Timeout => (503, "No answer came in time"),
        RefusalCode.NoSpace => (507, "The disk is full"),
        _ => throw new InvalidOperationException($"The error table lacks the code {code}."),
    };
}
