using System.Text.Json;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>Sessions for a person; those that are over in grey.</summary>
internal static class SessionTable
{
    public static Listing Of(IEnumerable<JsonElement> sessions)
    {
        var listing = new Listing("Session", "Phase", "Waits for", "Variants", "Changed");
        foreach (var session in sessions.Select(snapshot => new SessionView(snapshot)))
            listing.Add(session.IsOver ? new Style(Color.Grey) : Style.Plain, Cells(session));
        return listing;
    }

    private static string[] Cells(SessionView session) =>
    [
        session.Id,
        session.Phase,
        session.PendingType ?? "–",
        $"{PersonOutput.TextOf(session["arrivedVariants"])}/{PersonOutput.TextOf(session["expectedVariants"])}",
        PersonTime.System.Of(session.UpdatedAt),
    ];
}
