using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>How answers look to a person.</summary>
internal sealed class PersonOutput
{
    private readonly IAnsiConsole _console = PersonConsole.Output;

    /// <summary>A line, left to the terminal to wrap: what is a command in it can be copied.</summary>
    public void Line(FormattableString markup)
    {
        var width = _console.Profile.Width;
        _console.Profile.Width = short.MaxValue;
        _console.MarkupLineInterpolated(markup);
        _console.Profile.Width = width;
    }

    /// <summary>Sessions, one a line.</summary>
    public void Sessions(IReadOnlyList<JsonElement> sessions)
    {
        if (sessions.Count == 0)
        {
            Line($"No sessions.");
            return;
        }

        Listing(SessionTable.Of(sessions));
    }

    /// <summary>One session, a field a line.</summary>
    public void Session(JsonElement snapshot)
    {
        var fields = snapshot.EnumerateObject().Where(field => !IsEmpty(field.Value)).ToList();
        var indent = fields.Select(field => field.Name.Length).DefaultIfEmpty().Max();
        foreach (var field in fields)
            Line($"[grey]{field.Name.PadRight(indent)}[/]  {TextOf(field)}");
    }

    /// <summary>The same of one that may be archived.</summary>
    public void Session(JsonElement snapshot, string? archivedAt)
    {
        Session(snapshot);
        Archived(archivedAt);
    }

    /// <summary>Where a session is, when it is archived.</summary>
    public void Archived(string? path)
    {
        if (path is not null)
            Line($"[grey]It is archived in {path}; lists leave it out, and an append brings it back.[/]");
    }

    /// <summary>What waits, who has what, and what was given up.</summary>
    public void Work(JsonElement work)
    {
        var listing = WorkTable.Of(work);
        if (listing.IsEmpty)
            Line($"There is no work.");
        else
            Listing(listing);
    }

    /// <summary>Rows of a name and what is to be said of it, good or bad.</summary>
    public void Checks(IEnumerable<(bool Good, string Name, string Detail, string? Hint)> checks)
    {
        foreach (var (good, name, detail, hint) in checks)
        {
            Line($"[{(good ? "green" : "red")}]{(good ? "✓" : "✗")}[/] [bold]{name}[/] {detail}");
            if (hint is not null)
                Line($"    [yellow]{hint}[/]");
        }
    }

    /// <summary>A string's text, or the JSON of anything else.</summary>
    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? SessionView.TextOf(value) : value.GetRawText();

    private void Listing(Listing listing) =>
        _console.Write(listing.For(_console.Profile.Width, PersonConsole.IsTerminal));

    private static string TextOf(JsonProperty field) =>
        field.Name == "updatedAt" ? PersonTime.System.Of(TextOf(field.Value)) : TextOf(field.Value);

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any())
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
}
