namespace LiveSessionActors.Daemon.Answers;

/// <summary>The codes of refusals that only the bridge gives; the domain's own are in <c>RefusalCode</c>.</summary>
internal static class BridgeCode
{
    /// <summary>The request is no HTTP, or breaks off.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>A query parameter holds something that it cannot.</summary>
    public const string InvalidParameter = "invalid_parameter";

    /// <summary><c>If-Match</c> is no quoted sequence number.</summary>
    public const string InvalidIfMatch = "invalid_if_match";

    /// <summary><c>Live-Session-Expect</c> holds something else than it can.</summary>
    public const string InvalidExpect = "invalid_expect";

    /// <summary><c>Live-Session-Wait</c> holds something else than it can.</summary>
    public const string InvalidWait = "invalid_wait";

    /// <summary>The session's journal has no entry of this number.</summary>
    public const string EntryNotFound = "entry_not_found";

    /// <summary>The session stays where it is.</summary>
    public const string NotArchived = "not_archived";

    /// <summary>The request comes from a web page.</summary>
    public const string OriginRefused = "origin_refused";

    /// <summary>The request comes from another user.</summary>
    public const string OtherUser = "other_user";

    /// <summary>There is no such route.</summary>
    public const string UnknownRoute = "unknown_route";

    /// <summary>The route knows other methods only.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>The body came too slowly.</summary>
    public const string RequestTimeout = "request_timeout";

    /// <summary>The daemon has a defect.</summary>
    public const string InternalError = "internal_error";
}
