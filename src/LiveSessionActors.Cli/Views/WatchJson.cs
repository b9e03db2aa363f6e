using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Views;

/// <summary>What a watch tells, for programs.</summary>
internal static class WatchJson
{
    public static string Of(SessionWatchEvent told) => told switch
    {
        SessionWatchEvent.Appended appended => JsonLine.Of(
            ("event", "appended"),
            ("cursor", appended.Cursor),
            ("id", appended.Id),
            ("seq", appended.Seq is { } seq ? new JsonText(seq) : null),
            ("type", appended.Type),
            ("phase", appended.Phase),
            ("snapshot", appended.Snapshot)),
        SessionWatchEvent.CaughtUp caughtUp => JsonLine.Of(
            ("event", "caught_up"), ("cursor", caughtUp.Cursor), ("durable", caughtUp.Durable)),
        SessionWatchEvent.Reset reset => JsonLine.Of(
            ("event", "reset"), ("reason", reset.Reason), ("snapshots", reset.Snapshots)),
        _ => throw new InvalidOperationException($"A watch tells no {told.GetType()}."),
    };
}
