using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>
/// What the reducer computes: the snapshot's fields. A new one is a session without entries. Changed by nobody but the
/// reducer, and by it only while nobody else has it.
/// </summary>
internal sealed record SessionFields(SessionId Id)
{
    public JsValue Phase { get; set; } = Sessions.Phase.New;

    public JsValue PageUrl { get; set; } = JsNull.Instance;

    public JsValue SourceFile { get; set; } = JsNull.Instance;

    public JsValue ExpectedVariants { get; set; } = JsNumber.Of(0);

    public JsValue ArrivedVariants { get; set; } = JsNumber.Of(0);

    public JsValue VisibleVariant { get; set; } = JsNull.Instance;

    public JsObject ParamValues { get; set; } = JsObject.Empty;

    public JsValue PendingEventSeq { get; set; } = JsNull.Instance;

    public PendingEvent? PendingEvent { get; set; }

    public JsValue CheckpointRevision { get; set; } = JsNumber.Of(0);

    public JsValue ActiveOwner { get; set; } = JsNull.Instance;

    public Chain<Artifact> AnnotationArtifacts { get; set; } = Chain<Artifact>.Empty;

    public Chain<JsObject> Diagnostics { get; set; } = Chain<JsObject>.Empty;

    public JsValue UpdatedAt { get; set; } = JsNull.Instance;

    /// <summary>At most so many diagnostics of each kind are shown, the last ones.</summary>
    public int DiagnosticsMax { get; init; } = int.MaxValue;
}

/// <summary>A picture that annotates what was asked for.</summary>
internal sealed record Artifact(JsValue Path);

/// <summary>
/// An event that the agent has to answer: without the browser's token, and holding no more than its text, once somebody
/// looks at it.
/// </summary>
internal sealed class PendingEvent(JsObject @event, bool namesAnother)
{
    private static readonly JsString Token = JsString.Of("token");
    private JsObject? _whole = @event;
    private JsObject? _value;

    /// <summary>Whether it, or its entry, has another session's id.</summary>
    public bool NamesAnother => namesAnother;

    public JsObject Value => Volatile.Read(ref _value) ?? Make();

    // Several threads may want it at once: the value is there before the whole is gone.
    private JsObject Make()
    {
        if (Volatile.Read(ref _whole) is { } whole)
        {
            Volatile.Write(ref _value, whole.Without(Token).Rendered());
            Volatile.Write(ref _whole, null);
        }

        return Volatile.Read(ref _value)!;
    }
}
