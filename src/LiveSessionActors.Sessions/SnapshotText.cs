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

    private static readonly (string Name, FieldWriter Write)[] Fields =
    [
        ("id", (writer, fields, _) => JsString.Of(fields.Id.Value).WriteTo(writer)),
        ("phase", (writer, fields, _) => fields.Phase.WriteTo(writer)),
        ("pageUrl", (writer, fields, _) => fields.PageUrl.WriteTo(writer)),
        ("sourceFile", (writer, fields, _) => fields.SourceFile.WriteTo(writer)),
        ("expectedVariants", (writer, fields, _) => fields.ExpectedVariants.WriteTo(writer)),
        ("arrivedVariants", (writer, fields, _) => fields.ArrivedVariants.WriteTo(writer)),
        ("visibleVariant", (writer, fields, _) => fields.VisibleVariant.WriteTo(writer)),
        ("paramValues", (writer, fields, _) => fields.ParamValues.WriteTo(writer)),
        ("pendingEventSeq", (writer, fields, _) => fields.PendingEventSeq.WriteTo(writer)),
        ("pendingEvent", (writer, fields, _) => WritePending(writer, fields.PendingEvent)),
        ("deliveryLease", (writer, _, _) => JsNull.Instance.WriteTo(writer)),
        ("checkpointRevision", (writer, fields, _) => fields.CheckpointRevision.WriteTo(writer)),
        ("activeOwner", (writer, fields, _) => fields.ActiveOwner.WriteTo(writer)),
        ("sourceMarkers", (writer, _, _) => JsObject.Empty.WriteTo(writer)),
        ("fallbackMode", (writer, _, _) => JsNull.Instance.WriteTo(writer)),
        ("annotationArtifacts", (writer, fields, _) => WriteArtifacts(writer, fields.AnnotationArtifacts)),
        ("diagnostics", (writer, fields, unreadable) => WriteDiagnostics(writer, fields.Diagnostics, unreadable)),
        ("updatedAt", (writer, fields, _) => fields.UpdatedAt.WriteTo(writer)),
    ];

    public static byte[] Render(SessionFields fields, Chain<JsObject> unreadable)
    {
        var writer = new JsonWriter();
        writer.Byte((byte)'{');
        var first = true;
        foreach (var (name, write) in Fields)
        {
            writer.Separator(ref first);
            writer.QuotedBody(Encoding.UTF8.GetBytes(name));
            writer.Byte((byte)':');
            write(writer, fields, unreadable);
        }

        writer.Byte((byte)'}');
        return writer.ToArray();
    }

    /// <summary>Only the fields of these names, of a snapshot that was rendered.</summary>
    public static byte[] Pick(byte[] json, IReadOnlyCollection<string> names)
    {
        var writer = new JsonWriter();
        var scanner = new JsonScanner(json, int.MaxValue);
        scanner.Enter(0);
        var first = true;
        writer.Byte((byte)'{');
        do
        {
            scanner.Name(out var name, out _);
            var start = scanner.At;
            scanner.Skip(1);
            if (!names.Contains(Encoding.UTF8.GetString(name.Of(json).Span)))
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

    private static void WriteArtifacts(JsonWriter writer, Chain<Artifact> artifacts) => WriteArray(
        writer,
        artifacts.ToArray().Select(artifact => JsObject.Of(new(Type, Screenshot), new(Path, artifact.Path))));

    private static void WriteDiagnostics(JsonWriter writer, Chain<JsObject> own, Chain<JsObject> unreadable) =>
        WriteArray(writer, own.ToArray().Concat(unreadable.ToArray()));

    private static void WriteArray(JsonWriter writer, IEnumerable<JsObject> items) =>
        JsArray.Of([.. items]).WriteTo(writer);
}
