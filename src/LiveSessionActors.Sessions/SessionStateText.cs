using System.Buffers;
using System.Globalization;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>A session's state as JSON that reads back as the very same state, for recovery points.</summary>
public static class SessionStateText
{
    /// <summary>
    /// Writes a state; null when JSON cannot tell all of it, or when its time is <paramref name="now"/>, which stood in
    /// for a time that its last entry does not have. In memory that is lent until it is disposed.
    /// </summary>
    public static IMemoryOwner<byte>? Lend(SessionState state, DateTimeOffset now)
    {
        if (state.Fields.UpdatedAt is JsString time && time.Equals(Timestamp.Of(now)))
            return null;
        var writer = new JsonWriter();
        ToObject(state, state.Fields).WriteTo(writer);
        if (!writer.IsLossy)
            return writer;
        writer.Dispose();
        return null;
    }

    /// <summary>Reads a state that was written; it holds nothing of the text.</summary>
    /// <exception cref="FormatException">It was not.</exception>
    public static SessionState Read(SessionId session, ReadOnlySpan<byte> text)
    {
        if (JsonParser.Parse(text.ToArray(), int.MaxValue, out _) is not JsObject state)
            throw new FormatException("A session's state is an object.");
        return SessionState.Of(
            FieldsOf(session, state),
            NumberOf(Required(state, "nextSeq")),
            DiagnosticsOf(state, "unreadable"),
            AppendedKeys.Of(ForgottenOf(Required(state, "forgotten")), ItemsOf(state, "appended").Select(AppendedOf)));
    }

    private static JsObject ToObject(SessionState state, SessionFields fields) => JsObject.Of(
        new(JsString.Of("nextSeq"), JsNumber.Of(state.NextSeq)),
        new(JsString.Of("phase"), fields.Phase),
        new(JsString.Of("pageUrl"), fields.PageUrl),
        new(JsString.Of("sourceFile"), fields.SourceFile),
        new(JsString.Of("expectedVariants"), fields.ExpectedVariants),
        new(JsString.Of("arrivedVariants"), fields.ArrivedVariants),
        new(JsString.Of("visibleVariant"), fields.VisibleVariant),
        new(JsString.Of("paramValues"), fields.ParamValues),
        new(JsString.Of("pendingEventSeq"), fields.PendingEventSeq),
        new(JsString.Of("pendingEvent"), fields.PendingEvent?.Value ?? (JsValue)JsNull.Instance),
        new(JsString.Of("pendingFrom"), ToValue(fields.PendingEvent)),
        new(JsString.Of("checkpointRevision"), fields.CheckpointRevision),
        new(JsString.Of("activeOwner"), fields.ActiveOwner),
        new(JsString.Of("annotations"), ArrayOf(fields.AnnotationArtifacts, static artifact => artifact.Path)),
        new(JsString.Of("diagnostics"), ArrayOf(fields.Diagnostics, static diagnostic => diagnostic)),
        new(JsString.Of("diagnosticsCount"), JsNumber.Of(fields.Diagnostics.Count)),
        new(JsString.Of("diagnosticsMax"), JsNumber.Of(fields.DiagnosticsMax)),
        new(JsString.Of("updatedAt"), fields.UpdatedAt),
        new(JsString.Of("unreadable"), ArrayOf(state.Unreadable, static diagnostic => diagnostic)),
        new(JsString.Of("unreadableCount"), JsNumber.Of(state.Unreadable.Count)),
        new(JsString.Of("forgotten"), state.ForgottenKeys is { } keys ? JsString.Of(keys.ToText()) : JsNull.Instance),
        new(JsString.Of("appended"), JsArray.Of([.. state.Appended.ToList().Select(ToArray)])));

    private static SessionFields FieldsOf(SessionId session, JsObject state) => new(session)
    {
        Phase = Required(state, "phase"),
        PageUrl = Required(state, "pageUrl"),
        SourceFile = Required(state, "sourceFile"),
        ExpectedVariants = Required(state, "expectedVariants"),
        ArrivedVariants = Required(state, "arrivedVariants"),
        VisibleVariant = Required(state, "visibleVariant"),
        ParamValues = ObjectOf(Required(state, "paramValues")),
        PendingEventSeq = Required(state, "pendingEventSeq"),
        PendingEvent = PendingOf(Required(state, "pendingEvent"), Required(state, "pendingFrom")),
        CheckpointRevision = Required(state, "checkpointRevision"),
        ActiveOwner = Required(state, "activeOwner"),
        AnnotationArtifacts = ChainOf(state, "annotations", static path => new Artifact(path)),
        Diagnostics = DiagnosticsOf(state, "diagnostics"),
        DiagnosticsMax = (int)NumberOf(Required(state, "diagnosticsMax")),
        UpdatedAt = Required(state, "updatedAt"),
    };

    private static JsValue ToValue(PendingEvent? pending) => pending is null
        ? JsNull.Instance
        : JsArray.Of(
            JsNumber.Of(pending.Line.Number),
            JsString.Of(pending.Line.Hash.ToString("x", CultureInfo.InvariantCulture)),
            pending.NamesAnother ? JsBoolean.True : JsBoolean.False,
            pending.Accepted?.Variant ?? JsNull.Instance,
            pending.Accepted?.ParamValues ?? (JsValue)JsNull.Instance);

    private static PendingEvent? PendingOf(JsValue @event, JsValue from) => (@event, from) switch
    {
        (JsNull, JsNull) => null,
        (JsObject pending,
            JsArray { Elements: [JsNumber number, JsString hash, JsBoolean another, var variant, var values] }) => new(
            pending,
            new LineIdentity((int)number.Value, HashOf(hash.Value)),
            another.Value,
            values is JsObject ? new AcceptedVariant(variant.Detached(), ObjectOf(values.Detached())) : null),
        _ => throw Unexpected("pendingFrom"),
    };

    private static ulong HashOf(string digits) =>
        ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static JsArray ToArray((string Key, AppendedEvent Event) appended) => JsArray.Of(
        JsString.Of(appended.Key),
        appended.Event.Seq is { } seq ? JsNumber.Of(seq) : JsNull.Instance,
        JsString.Of(appended.Event.Digest));

    private static (string Key, AppendedEvent Event) AppendedOf(JsValue item) =>
        item is JsArray { Elements: [JsString key, var seq, JsString digest] }
            ? (key.Value, AppendedEvent.Of((seq as JsNumber)?.Value, digest.Value))
            : throw Unexpected("appended");

    private static ForgottenKeys? ForgottenOf(JsValue keys) =>
        keys is JsString text ? ForgottenKeys.Parse(text.Value) : null;

    private static JsArray ArrayOf<T>(Chain<T> chain, Func<T, JsValue> toValue) =>
        JsArray.Of([.. chain.ToArray().Select(toValue)]);

    private static Chain<T> ChainOf<T>(JsObject state, string name, Func<JsValue, T> ofValue) =>
        ItemsOf(state, name).Aggregate(Chain<T>.Empty, (chain, item) => chain.Add(ofValue(item.Detached())));

    private static Chain<JsObject> DiagnosticsOf(JsObject state, string name)
    {
        var items = ItemsOf(state, name);
        var dropped = (int)NumberOf(Required(state, name + "Count")) - items.Length;
        return Chain<JsObject>.Of(dropped, items.Select(item => ObjectOf(item.Detached())));
    }

    private static JsValue[] ItemsOf(JsObject state, string name) =>
        state[name] is JsArray items ? items.Elements : throw Unexpected(name);

    private static JsValue Required(JsObject state, string name) =>
        state[name]?.Detached() ?? throw Unexpected(name);

    private static JsObject ObjectOf(JsValue value) => value as JsObject ?? throw Unexpected("an object");

    private static double NumberOf(JsValue value) =>
        value is JsNumber number ? number.Value : throw Unexpected("a number");

    private static FormatException Unexpected(string name) =>
        new($"A session's state is not written like this: {name} is missing or of another kind.");
}
