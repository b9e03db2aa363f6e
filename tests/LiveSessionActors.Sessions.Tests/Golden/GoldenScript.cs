using System.Text.Json;

namespace LiveSessionActors.Sessions.Tests.Golden;

/// <summary>A script of store commands, and what the reference store answered and left behind.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Steps">Its commands with their answers, in order.</param>
/// <param name="Files">Every file under both roots at the end, by <c>primary/…</c> or <c>legacy/…</c>.</param>
public sealed record GoldenScript(
    string Name,
    IReadOnlyList<GoldenStep> Steps,
    IReadOnlyDictionary<string, string> Files)
{
    internal static GoldenScript Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var steps = root.GetProperty("commands").EnumerateArray().Zip(
            root.GetProperty("answers").EnumerateArray(),
            (command, answer) => new GoldenStep(command.Clone(), answer.GetRawText()));
        var files = root.GetProperty("files").EnumerateObject()
            .ToDictionary(file => file.Name, file => file.Value.GetString()!);
        return new GoldenScript(root.GetProperty("name").GetString()!, [.. steps], files);
    }
}

/// <summary>One command of a script.</summary>
/// <param name="Command">The command: <c>op</c> and what belongs to it.</param>
/// <param name="Answer">
/// The reference's answer, <c>{"ok":…}</c> or <c>{"error":…}</c>, as <c>JSON.stringify</c> wrote it.
/// </param>
public sealed record GoldenStep(JsonElement Command, string Answer)
{
    /// <summary>append, get, list, restart or raw.</summary>
    public string Op => Text("op");

    /// <summary>The event's JSON, for append.</summary>
    public string Event => Command.GetProperty("event").GetRawText();

    /// <summary>Whether a get asks for sessions that are over, too.</summary>
    public bool IncludeCompleted =>
        Command.TryGetProperty("includeCompleted", out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A field that is a string.</summary>
    public string Text(string name) => Command.GetProperty(name).GetString()!;
}
