using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>Why something was not done: a code for programs, a sentence for people, and what to do about it.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>.</param>
/// <param name="Detail">A sentence; the reference store's own where it has one.</param>
/// <param name="Hint">What to do, when there is something to do.</param>
public sealed record Refusal(string Code, string Detail, string? Hint = null)
{
    /// <summary>The session's last sequence number, where it is why.</summary>
    public double? LastSeq { get; init; }

    /// <summary>The event is neither an object nor an array.</summary>
    public static Refusal EventObjectRequired { get; } = new(
        RefusalCode.EventObjectRequired, "event object required", "Send a JSON object with a \"type\".");

    /// <summary>Neither the event nor its sender names a session.</summary>
    public static Refusal EventIdRequired { get; } = new(
        RefusalCode.EventIdRequired, "event id required", "Give the event an \"id\", the name of its session.");

    /// <summary>The event has no type, or one that is no string.</summary>
    public static Refusal EventTypeRequired { get; } = new(
        RefusalCode.EventTypeRequired, "event type required", "Give the event a \"type\", such as \"checkpoint\".");

    /// <summary>JavaScript could not compute with one of the event's fields.</summary>
    public static Refusal EventNotComputable { get; } = new(
        RefusalCode.EventNotComputable,
        JsTypeErrorException.CannotConvert,
        "A checkpoint's \"revision\" and an accept's \"variantId\" are numbers or strings.");

    /// <summary>The text is no JSON.</summary>
    public static Refusal InvalidJson(string problem) => new(
        RefusalCode.InvalidJson, $"invalid JSON: {problem}", "Send one JSON value in UTF-8.");

    /// <summary>What was sent is nested deeper than the limit.</summary>
    public static Refusal TooDeep(int depthMax) => new(
        RefusalCode.TooDeep,
        $"what was sent is nested deeper than {depthMax} levels",
        "Send what is nested so deeply as a string, or raise the limit.");

    /// <summary>The text is no session id.</summary>
    public static Refusal InvalidSessionId(string? text) => new(
        RefusalCode.InvalidSessionId,
        $"invalid session id: {text}",
        "A session id is 1 to 128 letters, digits, '_' or '-'.");

    /// <summary>The session has no journal.</summary>
    public static Refusal SessionNotFound(SessionKey session) => new(
        RefusalCode.SessionNotFound,
        $"There is no session '{session.Session}' in {session.Workspace}.",
        "GET /v1/sessions?includeCompleted=true, or 'live-sessions list --all', lists those that there are.");

    /// <summary>The directory is not there, or its path is not absolute.</summary>
    public static Refusal WorkspaceNotFound(string? path) => new(
        RefusalCode.WorkspaceNotFound,
        $"workspace not found: {path}",
        "Name an existing directory by its absolute path.");
}
