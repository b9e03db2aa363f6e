using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>The sentences of refusals that only the bridge gives.</summary>
internal static class BridgeRefusals
{
    private const int ShownCharsMax = 200;

    public static Refusal Origin { get; } = new(
        BridgeCode.OriginRefused,
        "Requests with an Origin header come from web pages, which are not served.",
        "Send the request from a program instead, without that header.");

    public static Refusal OtherUser { get; } = new(
        BridgeCode.OtherUser,
        "The daemon serves only the user who started it.",
        "Start a daemon of your own with 'live-sessions daemon'.");

    public static Refusal Stopping { get; } = new(
        RefusalCode.Stopping,
        "The daemon is stopping and takes no more requests; nothing was changed.",
        "Start a daemon again and repeat the request.");

    public static Refusal Timeout { get; } = new(
        RefusalCode.Timeout,
        "No answer came in time.",
        "Repeat the request; an append under an idempotency key is never written twice.");

    public static Refusal Overflow { get; } = new(
        RefusalCode.Overflow,
        "What was told was not read in time, and nothing more is told.",
        "Watch again with the last id as Last-Event-ID; nothing is lost.");

    public static Refusal NoWorkspace { get; } = new(
        RefusalCode.WorkspaceNotFound,
        "The request names no workspace, and the daemon has none of its own.",
        "Name the project directory, ?workspace=/path/of/the/project, or start the daemon with --workspace.");

    public static Refusal WorkspaceUnseen(string path) => Refusal.WorkspaceNotFound(path) with
    {
        Hint = "Name an existing directory by its absolute path. If it is there, the daemon was started in a sandbox or "
            + "behind another mount: 'live-sessions restart' starts it anew from where you are.",
    };

    public static Refusal SessionIdRequired { get; } = new(
        RefusalCode.InvalidSessionId,
        "session id required",
        "Name a session in the path; GET /v1/sessions lists them.");

    public static Refusal IfMatch { get; } = new(
        BridgeCode.InvalidIfMatch,
        "If-Match holds no quoted sequence number.",
        "Send the ETag of the session's last append as it was, such as \"7\", or \"0\" for a session without entries, "
        + "or * for any session that has a journal.");

    public static Refusal Expect { get; } = new(
        BridgeCode.InvalidExpect,
        "Live-Session-Expect holds something else than exists.",
        "Send 'Live-Session-Expect: exists' to append only to a session that has a journal, or leave the header out.");

    public static Refusal Wait { get; } = new(
        BridgeCode.InvalidWait,
        "Live-Session-Wait holds something else than snapshot.",
        "Send 'Live-Session-Wait: snapshot' to be answered once the snapshot file is written, or leave the header out.");

    public static Refusal IdempotencyKey { get; } = new(
        RefusalCode.InvalidIdempotencyKey,
        "Idempotency-Key is no key.",
        "A key is 1 to 128 letters, digits, '_' or '-'.");

    public static Refusal TooSlow { get; } = new(
        BridgeCode.RequestTimeout,
        "The body came too slowly; nothing was changed.",
        "Send the body at once.");

    public static Refusal Internal { get; } = new(
        BridgeCode.InternalError,
        "The daemon failed to answer; its log says why.",
        "Read the session to see what it holds before repeating the request.");

    public static Refusal Cut { get; } = new(
        RefusalCode.IoError,
        "The journal was cut while it was read.",
        "Read it again.");

    public static Refusal NotArchived(SessionId session, ArchiveOutcome why) => why switch
    {
        ArchiveOutcome.AlreadyArchived => NotArchived($"Session {session} is archived already.", null),
        ArchiveOutcome.Active => NotArchived(
            $"Session {session} is not over, and only what is over is archived.",
            $"'live-sessions complete --id {session}' ends it."),
        ArchiveOutcome.Recent => NotArchived(
            $"The last entry of session {session} is not as old as that, or does not say when it was written.",
            "Ask for a shorter time, or for none."),
        ArchiveOutcome.Unfinished => NotArchived(
            $"The last line of session {session} has no end: somebody is writing it, or died doing so.",
            "Try again later; the session's next append ends the line."),
        ArchiveOutcome.HasLegacyJournal => NotArchived(
            $"Session {session} has a journal in .impeccable-live/sessions, which is never changed and would be read "
            + "instead.",
            "Move that file away if no program needs it any more."),
        _ => NotArchived(
            $"Another program wrote to session {session} meanwhile, so that it is not archived.",
            "Look at it; once it is over, try again."),
    };

    public static Refusal EntryNotFound(SessionId session, string why) => new(
        BridgeCode.EntryNotFound,
        $"Session {session} has no entry {why}.",
        $"GET /v1/sessions/{session}/journal, or 'live-sessions history {session}', gives those that it has.");

    public static Refusal UnknownRoute(string path) => new(
        BridgeCode.UnknownRoute,
        $"There is no route {path}.",
        "GET /v1/hello tells which versions of the protocol the daemon speaks.");

    public static Refusal Method(string method, string path, string allowed) => new(
        BridgeCode.MethodNotAllowed,
        $"{path} knows no method {method}.",
        $"It knows {allowed}.");

    public static Refusal Parameter(string name, string value, string wanted) => new(
        BridgeCode.InvalidParameter,
        $"The query parameter {name} is '{value}'.",
        $"It is {wanted}.");

    public static Refusal Field(string name, string value, string wanted) => new(
        BridgeCode.InvalidRequest,
        $"The field {name} is {Shown(value)}; nothing was changed.",
        $"It is {wanted}.");

    public static Refusal UnknownField(JsString name, IReadOnlyCollection<string> known) => new(
        BridgeCode.InvalidRequest,
        $"The body has a field {Shown(name.ToString())}, which this request does not know; nothing was changed.",
        Suggestion(name.Value, known));

    public static Refusal UnknownSessionField(string name) => new(
        BridgeCode.InvalidParameter,
        $"The query parameter fields names '{Shown(name)}', which no session has.",
        Suggestion(name, SessionSnapshot.FieldNames));

    public static Refusal TooLarge(int bytesMax) => new(
        RefusalCode.EventTooLarge,
        $"An event has at most {bytesMax} bytes; nothing was changed.",
        "Keep large content in a file and name it in the event, or raise live-sessions.bridge.event-bytes-max.");

    // Without half of a surrogate pair, which no text may have.
    private static string Shown(string text) => text.Length <= ShownCharsMax ? text
        : text[..(char.IsHighSurrogate(text[ShownCharsMax - 1]) ? ShownCharsMax - 1 : ShownCharsMax)] + "…";

    private static string Suggestion(string name, IReadOnlyCollection<string> known) =>
        (NearestName.Of(name, known) is { } nearest ? $"Did you mean {nearest}? " : "")
        + $"There {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}.";

    private static Refusal NotArchived(string detail, string? hint) => new(BridgeCode.NotArchived, detail, hint);

    public static Refusal Malformed(string reason) => new(
        BridgeCode.InvalidRequest,
        $"The request is malformed: {reason}",
        "Send an HTTP/1.1 request.");
}
