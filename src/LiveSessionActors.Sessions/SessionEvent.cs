using System.Text;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// An event that may be appended: an object with the id of its session and a type; all other fields are its own.
/// </summary>
public sealed class SessionEvent
{
    private static readonly JsString IdName = JsString.Of("id");
    private static readonly JsString TokenName = JsString.Of("token");

    internal SessionEvent(SessionId session, string type, JsObject fields, int bytes) =>
        (Session, Type, Fields, Bytes) = (session, type, fields, bytes);

    /// <summary>The session it belongs to.</summary>
    public SessionId Session { get; }

    /// <summary>Its type; one that the reducer does not know becomes a diagnostic.</summary>
    public string Type { get; }

    /// <summary>All its fields, <c>id</c> and <c>type</c> included, as they go into the journal.</summary>
    public JsObject Fields { get; }

    /// <summary>How long the JSON was that it was read from: about what it takes in memory.</summary>
    public int Bytes { get; }

    /// <summary>
    /// Reads an event from JSON in UTF-8. An event without an id gets <paramref name="fallbackSession"/>'s.
    /// </summary>
    /// <exception cref="SessionException">
    /// Any of the 400 codes of the error table, in the reference's order of checks.
    /// </exception>
    public static SessionEvent Parse(ReadOnlyMemory<byte> json, string? fallbackSession, int depthMax)
    {
        // An entry holds the event one level deeper, and has to be readable again.
        var value = JsValue.Parse(json, Math.Min(depthMax, JournalLine.DepthMax - 1));
        if (value is not (JsObject or JsArray))
            throw new SessionException(Refusal.EventObjectRequired);

        var fields = value as JsObject ?? JsObject.Empty;
        var own = fields["id"u8];
        var id = Coercion.IsTruthy(own) ? (own as JsString)?.Value : fallbackSession;
        if (string.IsNullOrEmpty(id))
            throw new SessionException(Refusal.EventIdRequired);
        if (fields["type"u8] is not JsString { Value: { Length: > 0 } type })
            throw new SessionException(Refusal.EventTypeRequired);
        var session = SessionId.Parse(id);
        if (!SessionReducer.IsComputable(fields))
            throw new SessionException(Refusal.EventNotComputable);
        var hasId = (own as JsString)?.Value == id;
        return new SessionEvent(
            session, type, hasId ? fields.AsRead() : fields.With(IdName, JsString.Of(id)), json.Length);
    }

    /// <summary>
    /// Reads an event of <paramref name="session"/> from JSON text, nested as deeply as a journal may hold it.
    /// </summary>
    /// <exception cref="SessionException">Any of the 400 codes of the error table.</exception>
    public static SessionEvent Parse(string json, SessionId session) =>
        Parse(Encoding.UTF8.GetBytes(json), session.Value, JournalLine.DepthMax);

    /// <summary>This event without the browser's token, when it has one.</summary>
    public SessionEvent WithoutToken() => new(Session, Type, Fields.Without(TokenName), Bytes);
}
