using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>An event that may be appended: an object with the id of its session and a type; all other fields are its own.</summary>
public sealed class SessionEvent
{
    internal SessionEvent(SessionId session, string type, JsObject fields) =>
        (Session, Type, Fields) = (session, type, fields);

    /// <summary>The session it belongs to.</summary>
    public SessionId Session { get; }

    /// <summary>Its type; one that the reducer does not know becomes a diagnostic.</summary>
    public string Type { get; }

    /// <summary>All its fields, <c>id</c> and <c>type</c> included, as they go into the journal.</summary>
    public JsObject Fields { get; }

    /// <summary>
    /// Reads an event from JSON in UTF-8. An event without an id gets <paramref name="fallbackSession"/>'s.
    /// </summary>
    /// <exception cref="SessionException">Any of the 400 codes of the error table, in the reference's order of checks.</exception>
    public static SessionEvent Parse(ReadOnlyMemory<byte> json, string? fallbackSession, int depthMax) =>
        throw new NotImplementedException();
}
