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

/// <summary>What an accept takes, be it named by the event or not.</summary>
internal sealed record AcceptedVariant(JsValue Variant, JsObject ParamValues);

/// <summary>
/// An event that the agent has to answer: without the browser's token, and holding no more than its text, once somebody
/// looks at it. Which line it came from tells it from all others.
/// </summary>
internal sealed class PendingEvent(
    JsObject @event, LineIdentity line, bool namesAnother, AcceptedVariant? accepted = null)
{
    private static readonly JsString Token = JsString.Of("token");
    private JsObject? _whole = @event;
    private JsObject? _value;

    /// <summary>Whether it, or its entry, has another session's id.</summary>
    public bool NamesAnother => namesAnother;

    public JsObject Value => Volatile.Read(ref _value) ?? Make();

    public LineIdentity Line => line;

    public AcceptedVariant? Accepted => accepted;

    /// <summary>Whether another one asks for the very same.</summary>
    public bool IsRepeatedBy(PendingEvent other) =>
        namesAnother == other.NamesAnother
        && HasPropertiesOf(other.Whole)
        && IsSame(accepted?.Variant, other.Accepted?.Variant)
        && IsSame(accepted?.ParamValues, other.Accepted?.ParamValues);

    // With the token or without.
    private JsObject Whole => Volatile.Read(ref _whole) ?? Value;

    // Neither event is written out for it: they may be large.
    private bool HasPropertiesOf(JsObject other) => Whole.Without(Token).Properties.SequenceEqual(
        other.Without(Token).Properties, EqualityComparer<JsProperty>.Create(static (left, right) =>
            left.Name.Equals(right.Name) && IsSame(left.Value, right.Value)));

    private static bool IsSame(JsValue? one, JsValue? other) => (one, other) switch
    {
        (JsString left, JsString right) => left.Equals(right),
        (not null, not null) => ReferenceEquals(one, other) || one.ToJson().AsSpan().SequenceEqual(other.ToJson()),
        _ => one == other,
    };

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
