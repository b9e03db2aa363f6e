using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>The work of a workspace for a person: what waits, who has what, what was given up.</summary>
internal static class WorkTable
{
    public static Listing Of(JsonElement work)
    {
        var listing = new Listing("Session", "Waits with", "Seq", "Attempts", "Who");
        foreach (var item in Items(work, "leased"))
            Add(listing, item, $"{Text(item, "worker")} until {PersonTime.System.Of(Text(item, "expiresAt"))}");
        foreach (var item in Items(work, "waiting"))
            Add(listing, item, "");
        foreach (var item in Items(work, "deadLettered"))
            Add(listing, item, "given up");
        return listing;
    }

    private static void Add(Listing listing, JsonElement item, string who) => listing.Add(
        Style.Plain, Text(item, "session"), Text(item, "type"), Text(item, "seq"), Text(item, "attempts"), who);

    private static JsonElement.ArrayEnumerator Items(JsonElement work, string name) =>
        work.GetProperty(name).EnumerateArray();

    private static string Text(JsonElement item, string name) => SessionView.TextOf(item.GetProperty(name));
}
