namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>Events and lines that only have to be some.</summary>
internal static class Some
{
    /// <summary>An event that is known again by its mark.</summary>
    public static string Event(string mark, string session = "s", int padding = 0) =>
        $$"""{"type":"generate","id":"{{session}}","mark":"{{mark}}","padding":"{{new string('x', padding)}}"}""";

    /// <summary>A whole line as another program appends it, newline included.</summary>
    public static string ForeignLine(string mark, long seq, string session = "s") =>
        $$"""{"seq":{{seq}},"id":"{{session}}","type":"generate","ts":"2026-01-01T00:00:00.000Z","event":"""
        + Event(mark, session) + "}\n";
}
