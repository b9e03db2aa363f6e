using LiveSessionActors.Sessions.EcmaScript;
using static LiveSessionActors.Sessions.EcmaScript.Coercion;

namespace LiveSessionActors.Sessions;

/// <summary>
/// How each type of event changes a session. Knows nothing but what it is given. Values are taken as they come; where
/// something is computed, it is computed as JavaScript does.
/// </summary>
internal static class SessionReducer
{
    /// <summary>Applies one more entry to a session that nobody else has; a throw leaves it as it was.</summary>
    /// <exception cref="JsTypeErrorException">The entry cannot be computed with.</exception>
    public static void Apply(SessionFields session, in EntryFields entry, EntryLine line, DateTimeOffset now)
    {
        var @event = new EventFields(entry.Event);
        switch (@event.TypeName)
        {
            case EventType.Checkpoint: Checkpoint(session, @event); break;
            case EventType.Generate: Generate(session, @event, entry, line); break;
            case EventType.VariantsReady or EventType.AgentDone: VariantsReady(session, @event); break;
            case EventType.Accept or EventType.AcceptIntent: Accept(session, @event, entry, line); break;
            case EventType.Discard: Discard(session, @event, entry, line); break;
            case EventType.Discarded: Settled(session, Phase.Discarded); break;
            case EventType.Complete: Settled(session, Phase.Completed); break;
            case EventType.AgentError: AgentError(session, @event); break;
            default: Note(session, Diagnostic.UnknownEventType(@event.Type)); break;
        }

        session.UpdatedAt = entry.Timestamp?.Detached() ?? Timestamp.Of(now);
    }

    /// <summary>Whether the event can be computed with, in whatever state its session is.</summary>
    public static bool IsComputable(JsObject @event)
    {
        try
        {
            var fields = new EventFields(@event);
            if (fields.TypeName is EventType.Checkpoint)
                IsGreaterOrEqual(Coalesce(fields["revision"], JsNumber.Of(0)), JsNumber.Of(0));
            else if (fields.TypeName is EventType.Accept or EventType.AcceptIntent)
                ToNumber(fields["variantId"]);
            return true;
        }
        catch (JsTypeErrorException)
        {
            return false;
        }
    }

    private static void Generate(SessionFields session, EventFields @event, in EntryFields entry, EntryLine line)
    {
        Pending(session, entry, Phase.GenerateRequested, PendingOf(session, @event, entry, line));
        session.PageUrl = @event.Or("pageUrl", session.PageUrl);
        session.ExpectedVariants = @event.Or("count", session.ExpectedVariants);
        session.AnnotationArtifacts = WithScreenshot(session.AnnotationArtifacts, @event["screenshotPath"]);
    }

    private static void VariantsReady(SessionFields session, EventFields @event)
    {
        var carbonize = @event["carbonize"] is JsBoolean { Value: true };
        Settled(session, carbonize ? Phase.CarbonizeRequired : Phase.VariantsReady);
        session.SourceFile = @event.Or("file", session.SourceFile);
        session.ArrivedVariants = @event.Or("arrivedVariants", session.ArrivedVariants);
        if (carbonize)
            Note(session, Diagnostic.CarbonizeCleanupRequired(@event["file"]));
    }

    private static void Checkpoint(SessionFields session, EventFields @event)
    {
        var revision = @event["revision"];
        if (!IsGreaterOrEqual(Coalesce(revision, JsNumber.Of(0)), session.CheckpointRevision))
        {
            Note(session, Diagnostic.StaleCheckpointIgnored(revision));
            return;
        }

        session.Phase = @event.Or("phase", session.Phase);
        session.CheckpointRevision = Coalesce(revision, session.CheckpointRevision).Detached();
        session.ActiveOwner = @event.Or("owner", session.ActiveOwner);
        session.ArrivedVariants = @event.Or("arrivedVariants", session.ArrivedVariants);
        session.VisibleVariant = @event.Or("visibleVariant", session.VisibleVariant);
        session.ParamValues = ParamValues(session, @event);
    }

    private static void Discard(SessionFields session, EventFields @event, in EntryFields entry, EntryLine line) =>
        Pending(session, entry, Phase.DiscardRequested, PendingOf(session, @event, entry, line));

    // What an event leaves out is what the person saw: two that read alike may accept different things.
    private static void Accept(SessionFields session, EventFields @event, in EntryFields entry, EntryLine line)
    {
        session.VisibleVariant = JsNumber.Of(ToNumber(Coalesce(@event["variantId"], session.VisibleVariant)));
        session.ParamValues = ParamValues(session, @event);
        var accepted = new AcceptedVariant(session.VisibleVariant, session.ParamValues);
        Pending(session, entry, Phase.AcceptRequested, PendingOf(session, @event, entry, line, accepted));
    }

    private static void AgentError(SessionFields session, EventFields @event)
    {
        Settled(session, Phase.AgentError);
        Note(session, Diagnostic.AgentError(@event["message"]));
    }

    private static PendingEvent PendingOf(
        SessionFields session,
        EventFields @event,
        in EntryFields entry,
        EntryLine line,
        AcceptedVariant? accepted = null) =>
        new(@event.Whole, line.Identity, entry.NamesAnother(session.Id), accepted);

    // One that asks once more for the very thing that is waited for is the same work: whoever answers the first has
    // answered it.
    private static void Pending(SessionFields session, in EntryFields entry, JsString phase, PendingEvent pending)
    {
        if (Phase.IsLast(session.Phase) || session.PendingEvent?.IsRepeatedBy(pending) != true)
            session.PendingEvent = pending;
        session.Phase = phase;
        session.PendingEventSeq = Coalesce(entry.WrittenSeq, session.PendingEventSeq).Detached();
    }

    private static void Settled(SessionFields session, JsString phase) =>
        (session.Phase, session.PendingEventSeq, session.PendingEvent) = (phase, JsNull.Instance, null);

    private static void Note(SessionFields session, JsObject diagnostic) =>
        session.Diagnostics = session.Diagnostics.Add(diagnostic, session.DiagnosticsMax);

    private static JsObject ParamValues(SessionFields session, EventFields @event) =>
        @event["paramValues"] is { } values && IsTruthy(values) ? Spread(values.Detached()) : session.ParamValues;

    private static Chain<Artifact> WithScreenshot(Chain<Artifact> artifacts, JsValue? path) =>
        !IsTruthy(path) || artifacts.Any(artifact => IsStrictlyEqual(artifact.Path, path!))
            ? artifacts
            : artifacts.Add(new Artifact(path!.Detached()));
}
