using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveSessionActors.Sessions.Tests.Golden;

/// <summary>
/// Answers and files without what may differ from the reference: the present time, the wording of JSON faults, the
/// order of the unreadable lines' diagnostics, and which wrong id a sentence repeats. All else stays byte for byte.
/// </summary>
public static partial class Evened
{
    private const string InvalidId = "invalid session id";

    /// <summary>An answer, <c>{"ok":…}</c> or <c>{"error":…}</c>.</summary>
    public static string Answer(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        if (document.RootElement.TryGetProperty("error", out var error))
            return error.GetString()!.StartsWith(InvalidId, StringComparison.Ordinal) ? InvalidId : answer;
        var value = document.RootElement.GetProperty("ok");
        return Now(value.ValueKind == JsonValueKind.Array
            ? $"[{string.Join(',', value.EnumerateArray().Select(Snapshot))}]"
            : Snapshot(value));
    }

    /// <summary>The files of known sessions: the reference writes a snapshot for a session it never had, too.</summary>
    public static SortedDictionary<string, string> Files(IReadOnlyDictionary<string, string> files)
    {
        var journals = files.Keys.Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal));
        var known = journals.Select(Session).ToHashSet();
        var evened = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in files)
        {
            if (known.Contains(Session(name)))
                evened[name] = File(name, text);
        }

        return evened;
    }

    /// <summary>One file.</summary>
    public static string File(string name, string text) =>
        Now(name.EndsWith(".json", StringComparison.Ordinal) ? SnapshotFile(text) : text);

    private static string Session(string file) => file[(file.IndexOf('/') + 1)..file.IndexOf('.')];

    // Indentation is compared as it is; only the diagnostics, whose order may differ, are compared compactly.
    private static string SnapshotFile(string text)
    {
        using var document = JsonDocument.Parse(text);
        var diagnostics = document.RootElement.GetProperty("diagnostics");
        return text.Replace(diagnostics.GetRawText(), Diagnostics(diagnostics), StringComparison.Ordinal);
    }

    private static string Snapshot(JsonElement snapshot)
    {
        if (snapshot.ValueKind != JsonValueKind.Object || !snapshot.TryGetProperty("diagnostics", out var diagnostics))
            return snapshot.GetRawText();
        var fields = snapshot.EnumerateObject().Select(field => (
            field.Name,
            Text: field.NameEquals("diagnostics") ? Diagnostics(diagnostics) : field.Value.GetRawText()));
        return $"{{{string.Join(',', fields.Select(field => $"\"{field.Name}\":{field.Text}"))}}}";
    }

    private static string Diagnostics(JsonElement diagnostics)
    {
        var all = diagnostics.EnumerateArray().ToArray();
        var ordered = all.Where(diagnostic => !IsUnreadable(diagnostic)).Concat(all.Where(IsUnreadable));
        return $"[{string.Join(',', ordered.Select(Diagnostic))}]";
    }

    private static string Diagnostic(JsonElement diagnostic) =>
        IsUnreadable(diagnostic) && diagnostic.GetProperty("message").GetRawText() is not
            ("\"entry is not object\"" or "\"Cannot convert object to primitive value\"")
            ? $"unreadable {diagnostic.GetProperty("line").GetRawText()}"
            : diagnostic.GetRawText();

    private static bool IsUnreadable(JsonElement diagnostic) =>
        diagnostic.GetProperty("error").GetString() == "journal_parse_failed"
        && diagnostic.TryGetProperty("line", out var line) && line.ValueKind == JsonValueKind.Number;

    // The reference's clock started here and moved a millisecond at each look.
    private static string Now(string text) => FrozenClock().Replace(text, "<now>");

    [GeneratedRegex(@"2026-01-01T00:00:0\d\.\d{3}Z")]
    private static partial Regex FrozenClock();
}
