using System.Buffers;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// What is known of a session after its entries: the reference's fields, in the reference's order. Immutable. Once it
/// is rendered it holds its text and its diagnostics, since a great many of them may be in memory.
/// </summary>
public sealed class SessionSnapshot
{
    private readonly Chain<JsObject> _unreadable;
    private SessionFields? _fields;
    private byte[]? _json;

    internal SessionSnapshot(SessionFields fields, Chain<JsObject> unreadable, JsObject? addedDiagnostic)
    {
        (_fields, _unreadable, AddedDiagnostic) = (fields, unreadable, addedDiagnostic);
        Id = fields.Id;
        Completed = Sessions.Phase.IsLast(fields.Phase);
        PendingLine = fields.PendingEvent is { NamesAnother: false } pending ? pending.Line : null;
    }

    private SessionSnapshot(SessionSnapshot rendered)
    {
        (_json, _unreadable) = (rendered.Text, Chain<JsObject>.Empty);
        (Id, Completed, PendingLine) = (rendered.Id, rendered.Completed, rendered.PendingLine);
    }

    /// <summary>The names of a snapshot's fields, in their order.</summary>
    public static IReadOnlyList<string> FieldNames => SnapshotText.Names;

    /// <summary>The session.</summary>
    public SessionId Id { get; }

    /// <summary>How far the session has come; a string unless an event said otherwise.</summary>
    public JsValue Phase => this["phase"u8];

    /// <summary>The sequence number of the event that waits for the agent, or <see cref="JsNull"/>.</summary>
    public JsValue PendingEventSeq => this["pendingEventSeq"u8];

    /// <summary>The event that waits for the agent, without the browser's token, or null when none waits.</summary>
    public JsObject? PendingEvent => this["pendingEvent"u8] as JsObject;

    /// <summary>
    /// The line that <see cref="PendingEvent"/> came from, the first of those that asked for the very same while it was
    /// waited for; null when none waits, or when the event or its entry has another session's id and so is nobody's work here.
    /// </summary>
    public LineIdentity? PendingLine { get; }

    /// <summary>When the last entry was written, or <see cref="JsNull"/> when there is none.</summary>
    public JsValue UpdatedAt => this["updatedAt"u8];

    /// <summary>Whether the phase is <c>completed</c> or <c>discarded</c>.</summary>
    public bool Completed { get; }

    /// <summary>The diagnostic that the last line added; null when it added none, or was read in another process.</summary>
    public JsObject? AddedDiagnostic { get; }

    /// <summary>Whether the session is not over and waits for the agent with the event of that line.</summary>
    public bool WaitsFor(LineIdentity line) => !Completed && PendingLine == line;

    /// <summary>The snapshot as <c>JSON.stringify</c> writes it, UTF-8; rendered once.</summary>
    public ReadOnlyMemory<byte> Json => Text;

    /// <summary>The phase as it stands in the snapshot's text.</summary>
    internal ReadOnlySpan<byte> PhaseText => SnapshotText.ValueOf(Text, "phase"u8).Span;

    private byte[] Text => Volatile.Read(ref _json) ?? Render();

    private JsValue this[ReadOnlySpan<byte> field] => JsonParser.ValueOf(SnapshotText.ValueOf(Text, field));

    /// <summary>
    /// Only these of its <see cref="FieldNames"/>, in the snapshot's own order; others are passed over. Where any has a
    /// <c>-</c> before it, as in <c>-diagnostics</c>, all fields but those.
    /// </summary>
    public byte[] ToJson(IReadOnlyCollection<string> fields) => SnapshotText.Pick(Text, fields);

    /// <summary>The content of the snapshot file: two-space indented, with a final newline, UTF-8.</summary>
    public byte[] ToFile() => JsonIndenter.Indent(Text, "\n"u8).ToArray();

    /// <summary>The same in memory that is lent until it is disposed.</summary>
    public IMemoryOwner<byte> LendFile() => JsonIndenter.Indent(Text, "\n"u8);

    /// <summary>The same as a text and nothing else, to be kept; it has no <see cref="AddedDiagnostic"/>.</summary>
    public SessionSnapshot AsText() => new(this);

    // Several threads may want it at once: the text is there before the fields are gone.
    private byte[] Render()
    {
        if (Volatile.Read(ref _fields) is { } fields)
        {
            Volatile.Write(ref _json, SnapshotText.Render(fields, _unreadable));
            Volatile.Write(ref _fields, null);
        }

        return Volatile.Read(ref _json)!;
    }
}
