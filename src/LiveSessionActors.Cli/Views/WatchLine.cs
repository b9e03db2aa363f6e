using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Views;

/// <summary>What a watch tells, in a line of text.</summary>
internal static class WatchLine
{
    public static string Of(SessionWatchEvent told) => told switch
    {
        SessionWatchEvent.Appended appended =>
            $"{ChangedAt(appended)}  {appended.Id}  {appended.Seq ?? "–"}  {appended.Type ?? "(unreadable line)"}  "
            + SessionView.TextOf(appended.Phase),
        SessionWatchEvent.CaughtUp => "What follows is new.",
        SessionWatchEvent.Reset reset => $"The past cannot be told ({reset.Reason}). Sessions that are active: "
            + (reset.Snapshots is [] ? "none." : string.Join(", ", reset.Snapshots.Select(Described))),
        _ => throw new InvalidOperationException($"A watch tells no {told.GetType()}."),
    };

    private static string ChangedAt(SessionWatchEvent.Appended appended) =>
        PersonTime.System.Of(new SessionView(appended.Snapshot).UpdatedAt);

    private static string Described(System.Text.Json.JsonElement snapshot)
    {
        var session = new SessionView(snapshot);
        return $"{session.Id} ({session.Phase})";
    }
}
