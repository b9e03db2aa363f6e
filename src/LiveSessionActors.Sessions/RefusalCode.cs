namespace LiveSessionActors.Sessions;

/// <summary>The codes of refusals, as the bridge's error table lists them.</summary>
public static class RefusalCode
{
    /// <summary>The event is no object.</summary>
    public const string EventObjectRequired = "event_object_required";

    /// <summary>The event names no session.</summary>
    public const string EventIdRequired = "event_id_required";

    /// <summary>The event has no type.</summary>
    public const string EventTypeRequired = "event_type_required";

    /// <summary>
    /// The event has a field that cannot be computed with, such as an object where a number is compared.
    /// </summary>
    public const string EventNotComputable = "event_not_computable";

    /// <summary>The text is no session id.</summary>
    public const string InvalidSessionId = "invalid_session_id";

    /// <summary>The text is no JSON.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>The JSON is nested deeper than the limit.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>The event is larger than the limit.</summary>
    public const string EventTooLarge = "event_too_large";

    /// <summary>The files may not be written.</summary>
    public const string NotWritable = "not_writable";

    /// <summary>A file or directory of the store is a symbolic link.</summary>
    public const string SymlinkRefused = "symlink_refused";

    /// <summary>The workspace's directory is not there.</summary>
    public const string WorkspaceNotFound = "workspace_not_found";

    /// <summary>The session has no journal.</summary>
    public const string SessionNotFound = "session_not_found";

    /// <summary>Another daemon owns the workspace.</summary>
    public const string WorkspaceLocked = "workspace_locked";

    /// <summary>The id differs by case alone from another session's, which has the file that both would have.</summary>
    public const string IdConflict = "id_conflict";

    /// <summary>The session's last sequence number is not the one that was expected.</summary>
    public const string SequenceMismatch = "sequence_mismatch";

    /// <summary>The idempotency key was used with another event.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>The text is no idempotency key.</summary>
    public const string InvalidIdempotencyKey = "invalid_idempotency_key";

    /// <summary>Somebody else has the work, or the session does not wait for that event any more.</summary>
    public const string LeaseGone = "lease_gone";

    /// <summary>The session would wait for the same event after this one.</summary>
    public const string NotAnAnswer = "not_an_answer";

    /// <summary>The file system failed.</summary>
    public const string IoError = "io_error";

    /// <summary>The event is written, but not known to be on disk.</summary>
    public const string DurabilityUnknown = "durability_unknown";

    /// <summary>The disk is full.</summary>
    public const string NoSpace = "no_space";

    /// <summary>A watcher did not read what it was told.</summary>
    public const string Overflow = "overflow";

    /// <summary>Too much waits already.</summary>
    public const string Busy = "busy";

    /// <summary>The daemon is stopping.</summary>
    public const string Stopping = "stopping";

    /// <summary>No answer came in time.</summary>
    public const string Timeout = "timeout";
}
