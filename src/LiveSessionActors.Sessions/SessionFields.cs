using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>What the reducer computes: the snapshot's fields. A new one is a session without entries.</summary>
internal sealed record SessionFields(SessionId Id)
{
    public JsValue Phase { get; init; } = Sessions.Phase.New;

    public JsValue PageUrl { get; init; } = JsNull.Instance;

    public JsValue SourceFile { get; init; } = JsNull.Instance;

    public JsValue ExpectedVariants { get; init; } = JsNumber.Of(0);

    public JsValue ArrivedVariants { get; init; } = JsNumber.Of(0);

    public JsValue VisibleVariant { get; init; } = JsNull.Instance;

    public JsObject ParamValues { get; init; } = JsObject.Empty;

    public JsValue PendingEventSeq { get; init; } = JsNull.Instance;

    public PendingEvent? PendingEvent { get; init; }

    public JsValue CheckpointRevision { get; init; } = JsNumber.Of(0);

    public JsValue ActiveOwner { get; init; } = JsNull.Instance;

    public Chain<Artifact> AnnotationArtifacts { get; init; } = Chain<Artifact>.Empty;

    public Chain<JsObject> Diagnostics { get; init; } = Chain<JsObject>.Empty;

    public JsValue UpdatedAt { get; init; } = JsNull.Instance;
}

/// <summary>A picture that annotates what was asked for.</summary>
internal sealed record Artifact(JsValue Path);

/// <summary>
/// An event that the agent has to answer: without the browser's token, and holding no more than its text, once somebody
/// looks at it.
/// </summary>
internal sealed class PendingEvent(JsObject @event)
{
    private static readonly JsString Token = JsString.Of("token");
    private JsObject? _whole = @event;
    private JsObject? _value;

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
