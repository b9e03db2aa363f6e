using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>How answers look to a person.</summary>
internal sealed class PersonOutput
{
    private readonly IAnsiConsole _console = AnsiConsole.Console;

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

        _console.Write(SessionTable.Of(sessions));
    }

    /// <summary>One session, a field a line.</summary>
    public void Session(JsonElement snapshot)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var field in snapshot.EnumerateObject().Where(field => !IsEmpty(field.Value)))
            grid.AddRow($"[grey]{Markup.Escape(field.Name)}[/]", Markup.Escape(TextOf(field.Value)));
        _console.Write(grid);
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
        var table = WorkTable.Of(work);
        if (table.Rows.Count == 0)
            Line($"There is no work.");
        else
            _console.Write(table);
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

    /// <summary>A time as entries hold it, without what is less than a second.</summary>
    public static string ToTheSecond(string time) =>
        time.Length > 19 && time[10] == 'T' && time[^1] == 'Z' ? $"{time[..10]} {time[11..19]}Z" : time;

    /// <summary>A string's text, or the JSON of anything else.</summary>
    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? SessionView.TextOf(value) : value.GetRawText();

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any())
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
}
