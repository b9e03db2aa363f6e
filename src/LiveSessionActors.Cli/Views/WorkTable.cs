using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>The work of a workspace for a person: what waits, who has what, what was given up.</summary>
internal static class WorkTable
{
    public static Table Of(JsonElement work)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Session", "Waits with", "Seq", "Attempts", "Who");
        foreach (var item in Items(work, "leased"))
            Add(table, item, $"{Text(item, "worker")} until {PersonOutput.ToTheSecond(Text(item, "expiresAt"))}");
        foreach (var item in Items(work, "waiting"))
            Add(table, item, "");
        foreach (var item in Items(work, "deadLettered"))
            Add(table, item, "given up");
        return table;
    }

    private static void Add(Table table, JsonElement item, string who) => table.AddRow(
        [.. new[] { Text(item, "session"), Text(item, "type"), Text(item, "seq"), Text(item, "attempts"), who }
            .Select(Markup.Escape)]);

    private static JsonElement.ArrayEnumerator Items(JsonElement work, string name) =>
        work.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement item, string name) => SessionView.TextOf(item.GetProperty(name));
}
