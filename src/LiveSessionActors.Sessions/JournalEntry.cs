using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>One entry of a journal: what was appended, when, and as which number.</summary>
public sealed class JournalEntry
{
    private readonly byte[] _text;
    private readonly EntryFields _fields;

    private JournalEntry(byte[] text, in EntryFields fields) => (_text, _fields) = (text, fields);

    /// <summary>The entry's sequence number when it is an integer, else null.</summary>
    public double? Seq => _fields.Seq;

    /// <summary>
    /// The entry's <c>event</c>, or the entry itself when that is absent or falsy: older entries are flat.
    /// </summary>
    public JsValue Event => _fields.Event;

    /// <summary>The idempotency key the entry was appended under, or null.</summary>
    public string? IdempotencyKey => _fields.IdempotencyKey;

    /// <summary>
    /// The entry's text as the journal holds it, UTF-8, without the newline; U+FFFD stands for what was no UTF-8.
    /// </summary>
    public ReadOnlyMemory<byte> Text => _text;

    internal EntryFields Fields => _fields;

    /// <summary>A new entry. <paramref name="at"/> is written in UTC with milliseconds.</summary>
    public static JournalEntry Create(double seq, SessionEvent @event, DateTimeOffset at, string? idempotencyKey = null)
    {
        var writer = new JsonWriter();
        writer.Raw("{\"seq\":"u8);
        writer.Number(seq);
        writer.Raw(",\"id\":"u8);
        writer.String(@event.Session.Value);
        writer.Raw(",\"type\":"u8);
        writer.String(@event.Type);
        writer.Raw(",\"ts\":"u8);
        Timestamp.WriteTo(writer, at);
        writer.Raw(",\"event\":"u8);
        @event.Fields.WriteTo(writer);
        if (idempotencyKey is not null)
        {
            writer.Raw(",\"key\":"u8);
            writer.String(idempotencyKey);
        }

        writer.Byte((byte)'}');
        // Read back, so that the state after an append is the state after a restart.
        var text = writer.ToArray();
        return EntryFields.TryRead(JsonSlice.Of(text), null, out var fields, out var problem)
            ? new JournalEntry(text, fields.AsRead())
            : throw new ArgumentException(problem, nameof(@event));
    }

    /// <summary>Whether it is a session's own and has all that an entry has: number, id, time and event.</summary>
    public bool IsWholeOf(SessionId session) => Seq is not null
        && JsonParser.Parse(_text, JournalLine.DepthMax, out _) is JsObject entry
        && entry["id"u8] is JsString id && id.Value == session.Value
        && entry["ts"u8] is JsString
        && entry["event"u8] is JsObject;

    /// <summary>Whether it, or its event, has the id of another session than the one whose journal it is in.</summary>
    public bool NamesAnother(SessionId session) => _fields.NamesAnother(session);

    /// <summary>Reads an entry, or says why there is none.</summary>
    internal static JournalEntry? Read(byte[] text, out string? problem) =>
        EntryFields.TryRead(JsonSlice.Of(text), null, out var fields, out problem)
            ? new JournalEntry(text, fields)
            : null;
}
