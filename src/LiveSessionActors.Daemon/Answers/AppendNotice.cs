using System.Globalization;
using System.Text;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using Microsoft.AspNetCore.Http;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>
/// What an answer says of an event that is in the journal and may be a mistake: it added a diagnostic, or began a session
/// with another type than <c>generate</c>. Codes with commas between them, a semicolon, and sentences, in ASCII.
/// </summary>
internal static class AppendNotice
{
    public const string Header = "Live-Session-Notice";

    private const string NewSession = "new_session";
    private const string UnknownEventType = "unknown_event_type";
    private const int QuotedCharsMax = 64;

    /// <summary>Adds the header, when there is something to say.</summary>
    public static void Tell(HttpContext http, SessionEvent @event, SessionReply.EventAppended appended)
    {
        var notices = Of(@event, appended).ToList();
        if (notices.Count > 0)
            http.Response.Headers[Header] =
                $"{string.Join(", ", notices.Select(notice => notice.Code))}; "
                + string.Join(' ', notices.Select(notice => notice.Sentence));
    }

    private static IEnumerable<(string Code, string Sentence)> Of(
        SessionEvent @event, SessionReply.EventAppended appended)
    {
        if (appended.Snapshot.AddedDiagnostic?["error"] is JsString { Value: var code })
            yield return (code, SentenceOf(code, @event.Type));
        if (appended.Seq == 1 && @event.Type != EventType.Generate)
            yield return (NewSession, $"It began session {@event.Session}, and a session begins with \"generate\".");
    }

    private static string SentenceOf(string code, string type) => code switch
    {
        UnknownEventType => $"There is no event of type {Quoted(type)}, so that it changed nothing; {Suggestion(type)}",
        "stale_checkpoint_ignored" => "The session has a newer checkpoint, so that this one changed nothing.",
        "carbonize_cleanup_required" => "The accepted variant's styles are still to be folded into the source.",
        "agent_error" => "The session notes that the agent failed.",
        "journal_parse_failed" => "The event cannot be computed with, so that it changed nothing.",
        _ => "It added a diagnostic to the session.",
    };

    private static string Suggestion(string type) => NearestName.Of(type, EventType.All) is { } nearest
        ? $"did you mean \"{nearest}\"?"
        : "EVENTS.md lists the types.";

    // A header holds printable ASCII: the rest is escaped as in JSON.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text.Length > QuotedCharsMax ? text.AsSpan(0, QuotedCharsMax) : text)
        {
            if (unit is >= ' ' and <= '~' and not '"' and not '\\')
                quoted.Append(unit);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return quoted.Append(text.Length > QuotedCharsMax ? "...\"" : "\"").ToString();
    }
}
