using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>Sessions for a person, one a line; those that are over in grey.</summary>
internal static class SessionTable
{
    public static Table Of(IEnumerable<JsonElement> sessions)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Session", "Phase", "Waits for", "Variants", "Changed");
        foreach (var session in sessions.Select(snapshot => new SessionView(snapshot)))
            table.AddRow([.. Cells(session).Select(cell => Coloured(cell, session.IsOver))]);
        return table;
    }

    private static string Coloured(string cell, bool isOver) =>
        isOver ? $"[grey]{Markup.Escape(cell)}[/]" : Markup.Escape(cell);

    private static string[] Cells(SessionView session) =>
    [
        session.Id,
        session.Phase,
        session.PendingType ?? "–",
        $"{PersonOutput.TextOf(session["arrivedVariants"])}/{PersonOutput.TextOf(session["expectedVariants"])}",
        PersonOutput.ToTheSecond(session.UpdatedAt),
    ];
}
