using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// What is known of a session after its entries: the reference's fields, in the reference's order. Immutable.
/// </summary>
public sealed class SessionSnapshot
{
    private readonly SessionFields _fields;
    private readonly Chain<JsObject> _unreadable;
    private byte[]? _json;

    internal SessionSnapshot(SessionFields fields, Chain<JsObject> unreadable) =>
        (_fields, _unreadable) = (fields, unreadable);

    /// <summary>The session.</summary>
    public SessionId Id => _fields.Id;

    /// <summary>How far the session has come; a string unless an event said otherwise.</summary>
    public JsValue Phase => _fields.Phase;

    /// <summary>The sequence number of the event that waits for the agent, or <see cref="JsNull"/>.</summary>
    public JsValue PendingEventSeq => _fields.PendingEventSeq;

    /// <summary>The event that waits for the agent, without the browser's token, or null when none waits.</summary>
    public JsObject? PendingEvent => _fields.PendingEvent?.Value;

    /// <summary>When the last entry was written, or <see cref="JsNull"/> when there is none.</summary>
    public JsValue UpdatedAt => _fields.UpdatedAt;

    /// <summary>Whether the phase is <c>completed</c> or <c>discarded</c>.</summary>
    public bool Completed => Sessions.Phase.IsLast(_fields.Phase);

    /// <summary>The snapshot as <c>JSON.stringify</c> writes it, UTF-8; rendered once.</summary>
    public ReadOnlyMemory<byte> Json => _json ??= SnapshotText.Render(_fields, _unreadable);

    /// <summary>The remark that came last, of those that <paramref name="earlier"/> does not have; else null.</summary>
    /// <param name="earlier">The same session before one more line.</param>
    public JsObject? DiagnosticSince(SessionSnapshot earlier) =>
        _fields.Diagnostics.Count > earlier._fields.Diagnostics.Count ? _fields.Diagnostics.Last
        : _unreadable.Count > earlier._unreadable.Count ? _unreadable.Last
        : null;

    /// <summary>
    /// Only these of its fields, in the snapshot's own order; names it does not have are passed over.
    /// </summary>
    public byte[] ToJson(IReadOnlyCollection<string> fields) =>
        SnapshotText.Render(_fields, _unreadable, fields.Contains);

    /// <summary>The content of the snapshot file: two-space indented, with a final newline, UTF-8.</summary>
    public byte[] ToFile() => JsonIndenter.Indent(Json.Span, "\n"u8);
}
