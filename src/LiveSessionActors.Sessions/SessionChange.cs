using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>What one line of a journal made of its session.</summary>
public sealed class SessionChange
{
    private readonly Lazy<byte[]> _json;

    private SessionChange(JsValue? seq, JsValue? type, SessionSnapshot snapshot)
    {
        (Seq, Type, Snapshot) = (seq, type, snapshot);
        _json = new Lazy<byte[]>(Render);
    }

    /// <summary>The session.</summary>
    public SessionId Session => Snapshot.Id;

    /// <summary>
    /// The entry's sequence number as its journal has it; null when there is none, as in an unreadable line.
    /// </summary>
    public JsValue? Seq { get; }

    /// <summary>The event's type, a string unless somebody wrote otherwise; null when there is none.</summary>
    public JsValue? Type { get; }

    /// <summary>The session right after the line.</summary>
    public SessionSnapshot Snapshot { get; }

    /// <summary><c>{"id","seq","type","phase","snapshot"}</c> in UTF-8, on one line; rendered once.</summary>
    public ReadOnlyMemory<byte> Json => _json.Value;

    /// <summary>What a line changed; null when it is blank, and so changed nothing.</summary>
    public static SessionChange? Of(JournalLine line, SessionState after) =>
        line.Entry is { } entry ? Of(entry, after)
        : line.Problem is not null ? new SessionChange(null, null, after.Snapshot)
        : null;

    /// <summary>What an entry changed.</summary>
    public static SessionChange Of(JournalEntry entry, SessionState after) => new(
        entry.Fields.WrittenSeq?.Detached(), new EventFields(entry.Event).Type?.Detached(), after.Snapshot);

    private byte[] Render()
    {
        var snapshot = Snapshot.Json.Span;
        var writer = new JsonWriter();
        writer.Raw("{\"id\":"u8);
        JsString.Of(Session.Value).WriteTo(writer);
        writer.Raw(",\"seq\":"u8);
        (Seq ?? JsNull.Instance).WriteTo(writer);
        writer.Raw(",\"type\":"u8);
        (Type ?? JsNull.Instance).WriteTo(writer);
        writer.Raw(",\"phase\":"u8);
        Snapshot.Phase.WriteTo(writer);
        writer.Raw(",\"snapshot\":"u8);
        writer.Raw(snapshot);
        writer.Byte((byte)'}');
        return writer.ToArray();
    }
}
