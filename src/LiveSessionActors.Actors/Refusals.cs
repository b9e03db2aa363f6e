using System.Globalization;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Actors;

/// <summary>The refusals that actors come to by themselves, and how one is answered.</summary>
internal static class Refusals
{
    /// <summary>So much waits for the session, or its workspace, that nothing more is taken.</summary>
    public static Refusal Busy { get; } = new(
        RefusalCode.Busy,
        "too much waits for this session, or for its workspace to be opened; this was not done",
        "Send it again in a moment, or raise live-sessions.sessions.waiting-max or waiting-bytes-max.");

    /// <summary>It waited when its session or workspace ended.</summary>
    public static Refusal Stopping { get; } = new(
        RefusalCode.Stopping,
        "the session was being stopped and this was not done",
        "Send it again.");

    /// <summary>The session ended, or could not be read any more, before it was known what became of a write.</summary>
    public static Refusal OutcomeUnknown { get; } = new(
        RefusalCode.Stopping,
        "the session ended or became unreadable while this was being written; it may be in the journal or not",
        "Look at the session, or send the event again under the same Idempotency-Key.");

    /// <summary>Others wrote in between each time.</summary>
    public static Refusal WrittenTooFast { get; } = new(
        RefusalCode.IoError,
        "other processes append to this journal faster than an entry can be placed behind their lines",
        "Send it again when they have finished.");

    /// <summary>The entry was written, and the file it went into is not there any more.</summary>
    public static Refusal ReplacedMeanwhile { get; } = new(
        RefusalCode.IoError,
        "the journal was replaced while this was being written or looked up",
        "Look at the session, and send the event again if it is missing.");

    /// <summary>The directories could not be read in time.</summary>
    public static Refusal ListingTooSlow { get; } = new(
        RefusalCode.Timeout, "the workspace's sessions could not be found in time", "Try again.");

    /// <summary>A watcher left too much unread, or something for too long.</summary>
    public static Refusal ReaderTooSlow { get; } = new(
        RefusalCode.Overflow,
        "what was told was not read in time, and nothing more is told",
        "Watch again behind the last cursor that was read; nothing is lost.");

    /// <summary>The session's last sequence number is another.</summary>
    public static Refusal SequenceMismatch(double expected, double actual) => new(
        RefusalCode.SequenceMismatch,
        $"the last sequence number is {JsNumber.Of(actual)}, not {JsNumber.Of(expected)}",
        "Read the session again and decide anew.")
    {
        LastSeq = actual,
    };

    /// <summary>The key stands for another event.</summary>
    public static Refusal IdempotencyKeyReused(string key) => new(
        RefusalCode.IdempotencyKeyReused,
        $"the idempotency key {key} was used with another event",
        "Use a new key for a new event.");

    /// <summary>The line of the journal would be too long to be read again.</summary>
    public static Refusal EntryTooLarge(int bytesMax) => new(
        RefusalCode.EventTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"the entry would be larger than {bytesMax} bytes"),
        "Keep large content in a file and name it in the event, or raise live-sessions.journal.line-bytes-max.");

    /// <summary>The command is for one session and its event for another.</summary>
    public static Refusal OtherSessionsEvent(SessionId session, SessionId given) => new(
        RefusalCode.InvalidSessionId,
        $"the command is for session {session}, its event for session {given}",
        "Make the command for the session of its event.");

    /// <summary>The text is no idempotency key.</summary>
    public static Refusal InvalidIdempotencyKey(string key) => new(
        RefusalCode.InvalidIdempotencyKey,
        $"invalid idempotency key: {key}",
        "A key is 1 to 128 letters, digits, '_' or '-'.");

    /// <summary>The work is another's now, or over, or never was this lease's.</summary>
    public static Refusal LeaseGone(string lease, WorkLease? now) => new(
        RefusalCode.LeaseGone,
        now is null
            ? $"the lease {lease} is not held, and nothing is left to do under it; nothing was written"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the lease {lease} is not held any more; {now.Worker} has this work until {now.ExpiresAt:O}"),
        "Ask for work again; what you did is to be done anew by whoever gets it.");

    /// <summary>The session has moved on from the event that the work was.</summary>
    public static Refusal PendingEventGone(SessionId session) => new(
        RefusalCode.LeaseGone,
        $"session {session} does not wait for that event any more; nothing was written",
        "Ask for work again.");

    /// <summary>The session would go on waiting for the same event after this one.</summary>
    public static Refusal NotAnAnswer(SessionId session, string type) => new(
        RefusalCode.NotAnAnswer,
        $"session {session} would wait for the same event after '{type}'; nothing was written, and a lease stays",
        "Reply with what ends the work, such as agent_done, complete, discarded or agent_error; append anything else "
        + "as an event.");

    /// <summary>The event is for another session than the lease.</summary>
    public static Refusal OtherSessionsLease(SessionId held, SessionId given) => new(
        RefusalCode.InvalidSessionId,
        $"the lease is for session {held}, the event for session {given}",
        "Leave the event's id out, or make it the session of the lease.");

    /// <summary>Why a command cannot be meant, or null.</summary>
    public static Refusal? OfMalformed(SessionCommand command) => command switch
    {
        SessionCommand.AppendEvent append when append.Event.Session != append.Session =>
            OtherSessionsEvent(append.Session, append.Event.Session),
        // Keys are written as ids are.
        SessionCommand.AppendEvent { IdempotencyKey: { } key } when !SessionId.TryParse(key, out _) =>
            InvalidIdempotencyKey(key),
        _ => null,
    };

    /// <summary>What a failure is answered with: its own refusal when it carries one.</summary>
    public static Refusal For(Exception cause) => cause is SessionException refused
        ? refused.Refusal
        : new Refusal(RefusalCode.IoError, $"the session could not be read or written: {cause.Message}");

    /// <summary>The reply that refuses <paramref name="message"/>.</summary>
    public static IWorkspaceMessage Reply(IWorkspaceMessage message, Refusal refusal) =>
        message switch
        {
            ISessionMessage about => new SessionReply.Refused(about.Workspace, about.Session, refusal),
            WatchCommand => new WatchEvent.Ended(message.Workspace, refusal),
            WorkCommand or WorkQuery => new WorkReply.Refused(message.Workspace, refusal),
            _ => new WorkspaceReply.Refused(message.Workspace, refusal),
        };
}
