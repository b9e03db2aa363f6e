using LiveSessionActors.Sessions.EcmaScript;
using static LiveSessionActors.Sessions.EcmaScript.Coercion;

namespace LiveSessionActors.Sessions;

/// <summary>
/// How each type of event changes a session. Pure. Values are taken as they come; where something is computed, it is
/// computed as JavaScript does.
/// </summary>
internal static class SessionReducer
{
    /// <summary>The session after one more entry.</summary>
    /// <exception cref="JsTypeErrorException">The entry cannot be computed with.</exception>
    public static SessionFields Apply(SessionFields session, in EntryFields entry, DateTimeOffset now)
    {
        var next = session with { UpdatedAt = entry.Timestamp?.Detached() ?? Timestamp.Of(now) };
        var @event = new EventFields(entry.Event);
        return @event.TypeName switch
        {
            EventType.Generate => Generate(next, @event, entry),
            EventType.VariantsReady or EventType.AgentDone => VariantsReady(next, @event),
            EventType.Checkpoint => Checkpoint(next, @event),
            EventType.Accept or EventType.AcceptIntent => Accept(next, @event, entry),
            EventType.Discard => Pending(next, @event, entry) with { Phase = Phase.DiscardRequested },
            EventType.Discarded => Settled(next) with { Phase = Phase.Discarded },
            EventType.Complete => Settled(next) with { Phase = Phase.Completed },
            EventType.AgentError => AgentError(next, @event),
            _ => Noting(next, Diagnostic.UnknownEventType(@event.Type)),
        };
    }

    /// <summary>Whether the event can be computed with, in whatever state its session is.</summary>
    public static bool IsComputable(JsObject @event)
    {
        try
        {
            var fields = new EventFields(@event);
            if (fields.TypeName is EventType.Checkpoint)
                IsGreaterOrEqual(Coalesce(fields["revision"u8], JsNumber.Of(0)), JsNumber.Of(0));
            else if (fields.TypeName is EventType.Accept or EventType.AcceptIntent)
                ToNumber(fields["variantId"u8]);
            return true;
        }
        catch (JsTypeErrorException)
        {
            return false;
        }
    }

    private static SessionFields Generate(SessionFields next, EventFields @event, in EntryFields entry) =>
        Pending(next, @event, entry) with
        {
            Phase = Phase.GenerateRequested,
            PageUrl = @event.Or("pageUrl"u8, next.PageUrl),
            ExpectedVariants = @event.Or("count"u8, next.ExpectedVariants),
            AnnotationArtifacts = WithScreenshot(next.AnnotationArtifacts, @event["screenshotPath"u8]),
        };

    private static SessionFields VariantsReady(SessionFields next, EventFields @event)
    {
        var carbonize = @event["carbonize"u8] is JsBoolean { Value: true };
        next = Settled(next) with
        {
            Phase = carbonize ? Phase.CarbonizeRequired : Phase.VariantsReady,
            SourceFile = @event.Or("file"u8, next.SourceFile),
            ArrivedVariants = @event.Or("arrivedVariants"u8, next.ArrivedVariants),
        };
        return carbonize ? Noting(next, Diagnostic.CarbonizeCleanupRequired(@event["file"u8])) : next;
    }

    private static SessionFields Checkpoint(SessionFields next, EventFields @event)
    {
        var revision = @event["revision"u8];
        if (!IsGreaterOrEqual(Coalesce(revision, JsNumber.Of(0)), next.CheckpointRevision))
            return Noting(next, Diagnostic.StaleCheckpointIgnored(revision));
        return next with
        {
            Phase = @event.Or("phase"u8, next.Phase),
            CheckpointRevision = @event.Or("revision"u8, next.CheckpointRevision),
            ActiveOwner = @event.Or("owner"u8, next.ActiveOwner),
            ArrivedVariants = @event.Or("arrivedVariants"u8, next.ArrivedVariants),
            VisibleVariant = @event.Or("visibleVariant"u8, next.VisibleVariant),
            ParamValues = ParamValues(next, @event),
        };
    }

    private static SessionFields Accept(SessionFields next, EventFields @event, in EntryFields entry) =>
        Pending(next, @event, entry) with
        {
            Phase = Phase.AcceptRequested,
            VisibleVariant = JsNumber.Of(ToNumber(Coalesce(@event["variantId"u8], next.VisibleVariant))),
            ParamValues = ParamValues(next, @event),
        };

    private static SessionFields AgentError(SessionFields next, EventFields @event) =>
        Noting(Settled(next) with { Phase = Phase.AgentError }, Diagnostic.AgentError(@event["message"u8]));

    private static SessionFields Pending(SessionFields next, EventFields @event, in EntryFields entry) => next with
    {
        PendingEventSeq = Coalesce(entry.WrittenSeq, next.PendingEventSeq).Detached(),
        PendingEvent = new PendingEvent(@event.Whole),
    };

    private static SessionFields Settled(SessionFields next) => next with
    {
        PendingEventSeq = JsNull.Instance,
        PendingEvent = null,
    };

    private static SessionFields Noting(SessionFields next, JsObject diagnostic) =>
        next with { Diagnostics = next.Diagnostics.Add(diagnostic) };

    private static JsObject ParamValues(SessionFields next, EventFields @event) =>
        @event["paramValues"u8] is { } values && IsTruthy(values) ? Spread(values.Detached()) : next.ParamValues;

    private static Chain<Artifact> WithScreenshot(Chain<Artifact> artifacts, JsValue? path) =>
        !IsTruthy(path) || artifacts.Any(artifact => IsStrictlyEqual(artifact.Path, path!))
            ? artifacts
            : artifacts.Add(new Artifact(path!.Detached()));
}
