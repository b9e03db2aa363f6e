namespace LiveSessionActors.Cli.Demo;

/// <summary>A whole session as a browser and an agent play it; the daemon is killed between its two halves.</summary>
internal static class DemoStory
{
    public const string Session = "demo-1";

    public static IReadOnlyList<DemoEvent> BeforeTheKill { get; } =
    [
        new("browser", "asks for three variants of the page's hero", """
            {"type":"generate","action":"bolder","count":3,"pageUrl":"/","element":{"tagName":"section"}}
            """),
        new("agent", "has written them into the source", """
            {"type":"variants_ready","file":"src/pages/index.html","arrivedVariants":3}
            """),
        new("browser", "shows the second one", """
            {"type":"checkpoint","revision":1,"phase":"cycling","owner":"tab-1","visibleVariant":2}
            """),
        new("developer", "accepts it", """
            {"type":"accept","variantId":"2","paramValues":{"density":"airy"}}
            """),
    ];

    public static IReadOnlyList<DemoEvent> AfterTheRestart { get; } =
    [
        new("agent", "picks the accepted variant up and folds it in", """
            {"type":"agent_done","file":"src/pages/index.html"}
            """),
        new("agent", "ends the session", """
            {"type":"complete"}
            """),
    ];
}
