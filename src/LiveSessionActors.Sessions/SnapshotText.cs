using System.Text;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>The snapshot's fields by name, in the order in which JavaScript tools know them.</summary>
internal static class SnapshotText
{
    private static readonly JsString Type = JsString.Of("type");
    private static readonly JsString Path = JsString.Of("path");
    private static readonly JsString Screenshot = JsString.Of("screenshot");

    private delegate void FieldWriter(JsonWriter writer, SessionFields fields, Chain<JsObject> unreadable);

    private static readonly Field[] Fields =
    [
        new("id", (writer, fields, _) => writer.String(fields.Id.Value)),
        new("phase", (writer, fields, _) => fields.Phase.WriteTo(writer)),
        new("pageUrl", (writer, fields, _) => fields.PageUrl.WriteTo(writer)),
        new("sourceFile", (writer, fields, _) => fields.SourceFile.WriteTo(writer)),
        new("expectedVariants", (writer, fields, _) => fields.ExpectedVariants.WriteTo(writer)),
        new("arrivedVariants", (writer, fields, _) => fields.ArrivedVariants.WriteTo(writer)),
        new("visibleVariant", (writer, fields, _) => fields.VisibleVariant.WriteTo(writer)),
        new("paramValues", (writer, fields, _) => fields.ParamValues.WriteTo(writer)),
        new("pendingEventSeq", (writer, fields, _) => fields.PendingEventSeq.WriteTo(writer)),
        new("pendingEvent", (writer, fields, _) => WritePending(writer, fields.PendingEvent)),
        new("deliveryLease", (writer, _, _) => JsNull.Instance.WriteTo(writer)),
        new("checkpointRevision", (writer, fields, _) => fields.CheckpointRevision.WriteTo(writer)),
        new("activeOwner", (writer, fields, _) => fields.ActiveOwner.WriteTo(writer)),
        new("sourceMarkers", (writer, _, _) => JsObject.Empty.WriteTo(writer)),
        new("fallbackMode", (writer, _, _) => JsNull.Instance.WriteTo(writer)),
        new("annotationArtifacts", (writer, fields, _) => WriteArtifacts(writer, fields.AnnotationArtifacts)),
        new("diagnostics", (writer, fields, unreadable) => WriteDiagnostics(writer, fields, unreadable)),
        new("updatedAt", (writer, fields, _) => fields.UpdatedAt.WriteTo(writer)),
    ];

    /// <summary>The names of all fields, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Select(static field => field.Name)];

    public static byte[] Render(SessionFields fields, Chain<JsObject> unreadable)
    {
        var writer = new JsonWriter();
        writer.Byte((byte)'{');
        var first = true;
        foreach (var field in Fields)
        {
            writer.Separator(ref first);
            writer.Raw(field.Label);
            field.Write(writer, fields, unreadable);
        }

        writer.Byte((byte)'}');
        return writer.ToArray();
    }

    /// <summary>The value of a field, of a snapshot that was rendered.</summary>
    public static JsonSlice ValueOf(byte[] json, ReadOnlySpan<byte> field)
    {
        var scanner = new JsonScanner(json, int.MaxValue);
        scanner.Enter(0);
        do
        {
            scanner.Name(out var name, out _);
            var start = scanner.At;
            scanner.Skip(1);
            if (name.Of(json).Span.SequenceEqual(field))
                return new JsonSlice(json, start, scanner.At - start);
        }
        while (scanner.TryTake(','));
        throw new ArgumentException("A snapshot has no such field.", nameof(field));
    }

    /// <summary>
    /// Only the fields of these names, of a snapshot that was rendered; all but those that have a <c>-</c> before them,
    /// where any has.
    /// </summary>
    public static byte[] Pick(byte[] json, IReadOnlyCollection<string> names)
    {
        var writer = new JsonWriter();
        var scanner = new JsonScanner(json, int.MaxValue);
        scanner.Enter(0);
        var first = true;
        var leavesOut = names.Any(static name => name.StartsWith('-'));
        writer.Byte((byte)'{');
        do
        {
            scanner.Name(out var name, out _);
            var start = scanner.At;
            scanner.Skip(1);
            var text = Encoding.UTF8.GetString(name.Of(json).Span);
            if (leavesOut ? names.Contains('-' + text) : !names.Contains(text))
                continue;
            writer.Separator(ref first);
            writer.QuotedBody(name.Of(json).Span);
            writer.Byte((byte)':');
            writer.Raw(json.AsSpan(start, scanner.At - start));
        }
        while (scanner.TryTake(','));
        writer.Byte((byte)'}');
        return writer.ToArray();
    }

    private static void WritePending(JsonWriter writer, PendingEvent? pending) =>
        (pending?.Value ?? (JsValue)JsNull.Instance).WriteTo(writer);

    private static void WriteArtifacts(JsonWriter writer, Chain<Artifact> artifacts)
    {
        writer.Byte((byte)'[');
        var first = true;
        foreach (var artifact in artifacts.ToArray())
            WriteItem(writer, JsObject.Of(new(Type, Screenshot), new(Path, artifact.Path)), ref first);
        writer.Byte((byte)']');
    }

    private static void WriteDiagnostics(JsonWriter writer, SessionFields fields, Chain<JsObject> unreadable)
    {
        var (events, lines) = (Shown(fields.Diagnostics, fields), Shown(unreadable, fields));
        writer.Byte((byte)'[');
        var first = true;
        if (fields.Diagnostics.Count + unreadable.Count - events.Count - lines.Count is > 0 and var omitted)
            WriteItem(writer, Diagnostic.Omitted(omitted), ref first);
        foreach (var diagnostic in events)
            WriteItem(writer, diagnostic, ref first);
        foreach (var diagnostic in lines)
            WriteItem(writer, diagnostic, ref first);
        writer.Byte((byte)']');
    }

    private static ArraySegment<JsObject> Shown(Chain<JsObject> diagnostics, SessionFields fields)
    {
        var kept = diagnostics.ToArray();
        return new ArraySegment<JsObject>(kept)[Math.Max(0, kept.Length - fields.DiagnosticsMax)..];
    }

    private static void WriteItem(JsonWriter writer, JsObject item, ref bool first)
    {
        writer.Separator(ref first);
        item.WriteTo(writer);
    }

    /// <summary>One field.</summary>
    /// <param name="name">How it is called.</param>
    /// <param name="write">Writes its value.</param>
    private sealed class Field(string name, FieldWriter write)
    {
        public string Name { get; } = name;

        /// <summary>Its name as it stands in the text, with the colon.</summary>
        public byte[] Label { get; } = Encoding.UTF8.GetBytes($"\"{name}\":");

        public FieldWriter Write { get; } = write;
    }
}
