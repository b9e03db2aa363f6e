using System.Text.Json;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.History;

/// <summary>How a session differs from what it was one line earlier.</summary>
/// <param name="Fields">The fields that changed, each with its new value.</param>
/// <param name="Diagnostic">The remark that was added, or null.</param>
internal sealed record PastChange(IReadOnlyList<JsonProperty> Fields, JsonElement? Diagnostic)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    // The remarks are many in a damaged journal, and only the last one is ever new.
    private static readonly string[] Compared =
    [
        "pageUrl", "sourceFile", "expectedVariants", "arrivedVariants", "visibleVariant", "paramValues",
        "pendingEventSeq", "pendingEvent", "checkpointRevision", "activeOwner", "annotationArtifacts",
    ];

    public static PastChange Between(SessionSnapshot before, SessionSnapshot after)
    {
        var (old, present) = (Parse(before.ToJson(Compared)), Parse(after.ToJson(Compared)));
        var changed = present.EnumerateObject()
            .Zip(old.EnumerateObject())
            .Where(pair => pair.First.Value.GetRawText() != pair.Second.Value.GetRawText())
            .Select(pair => pair.First);
        return new PastChange([.. changed], DiagnosticOf(after));
    }

    /// <summary>The remark that the last line left; null when it left none.</summary>
    public static JsonElement? DiagnosticOf(SessionSnapshot after) =>
        after.AddedDiagnostic is { } diagnostic ? Parse(diagnostic.ToJson()) : null;

    /// <summary>What a remark is, for programs.</summary>
    public static string CodeOf(JsonElement diagnostic) => SessionView.TextOf(new SessionView(diagnostic)["error"]);

    public static JsonElement PhaseOf(SessionSnapshot session) =>
        Parse(session.ToJson(["phase"])).GetProperty("phase");

    public JsonText ToJson() => JsonText.Of([.. Fields.Select(field => (field.Name, (object?)field.Value))]);

    /// <summary>For people.</summary>
    public string InWords()
    {
        var remark = Diagnostic is { } diagnostic ? InWords(diagnostic) : null;
        var words = Fields.Select(Words).Append(remark).OfType<string>().ToArray();
        return words.Length == 0 ? "nothing" : string.Join("; ", words);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(json, Deep).RootElement;

    private static string? Words(JsonProperty field)
    {
        var value = SessionView.TextOf(field.Value);
        return field.Name switch
        {
            "pageUrl" => $"the page is {value}",
            "sourceFile" => $"the source is {value}",
            "expectedVariants" => $"{value} variants are wanted",
            "arrivedVariants" => $"{value} variants are there",
            "visibleVariant" => $"variant {value} is shown",
            "paramValues" => $"the parameters are {value}",
            "pendingEventSeq" => null,
            "pendingEvent" => field.Value.ValueKind == JsonValueKind.Null
                ? "it waits no more for the agent"
                : "it waits for the agent",
            "checkpointRevision" => $"the checkpoint is {value}",
            "activeOwner" => $"the owner is {value}",
            _ => "there is a new screenshot",
        };
    }

    /// <summary>A remark for people.</summary>
    public static string InWords(JsonElement diagnostic)
    {
        var details = new SessionView(diagnostic);
        return CodeOf(diagnostic) switch
        {
            "stale_checkpoint_ignored" => "ignored, being older than the checkpoint before it",
            "unknown_event_type" => "ignored, being of a type that nobody knows",
            "agent_error" => $"the agent failed: {SessionView.TextOf(details["message"])}",
            "carbonize_cleanup_required" => $"styles are to be folded into {SessionView.TextOf(details["file"])}",
            "journal_parse_failed" => $"not readable: {SessionView.TextOf(details["message"])}",
            var other => other,
        };
    }
}
