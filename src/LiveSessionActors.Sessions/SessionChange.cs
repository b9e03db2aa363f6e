using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>What one line of a journal made of its session.</summary>
public sealed class SessionChange
{
    private byte[]? _head;

    private SessionChange(JsValue? seq, JsValue? type, SessionSnapshot snapshot) =>
        (Seq, Type, Snapshot) = (seq, type, snapshot);

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

    /// <summary>How long it is as JSON, in bytes.</summary>
    public int Length => Head.Length + Snapshot.Json.Length + 1;

    // All before the snapshot, which has its own text.
    private byte[] Head => Volatile.Read(ref _head) ?? RenderHead();

    /// <summary>What a line changed; null when it is blank, and so changed nothing.</summary>
    public static SessionChange? Of(JournalLine line, SessionState after) =>
        line.Entry is { } entry ? Of(entry, after)
        : line.Problem is not null ? new SessionChange(null, null, after.Snapshot)
        : null;

    /// <summary>What an entry changed.</summary>
    public static SessionChange Of(JournalEntry entry, SessionState after) => new(
        entry.Fields.WrittenSeq?.Detached(), new EventFields(entry.Event).Type?.Detached(), after.Snapshot);

    /// <summary>
    /// Writes <c>{"id","seq","type","phase","snapshot"}</c> in UTF-8, on one line, <see cref="Length"/> bytes.
    /// </summary>
    public void WriteTo(Span<byte> room)
    {
        Head.CopyTo(room);
        Snapshot.Json.Span.CopyTo(room[Head.Length..]);
        room[Length - 1] = (byte)'}';
    }

    /// <summary>The same with only these fields of the snapshot.</summary>
    public byte[] ToJson(IReadOnlyCollection<string> fields) => [.. Head, .. Snapshot.ToJson(fields), (byte)'}'];

    // Several threads may want it at once: whoever comes first makes what all of them get.
    private byte[] RenderHead()
    {
        using var writer = new JsonWriter();
        writer.Raw("{\"id\":"u8);
        writer.String(Session.Value);
        writer.Raw(",\"seq\":"u8);
        (Seq ?? JsNull.Instance).WriteTo(writer);
        writer.Raw(",\"type\":"u8);
        (Type ?? JsNull.Instance).WriteTo(writer);
        writer.Raw(",\"phase\":"u8);
        writer.Raw(Snapshot.PhaseText);
        writer.Raw(",\"snapshot\":"u8);
        return Interlocked.CompareExchange(ref _head, writer.Memory.ToArray(), null) ?? _head;
    }
}
