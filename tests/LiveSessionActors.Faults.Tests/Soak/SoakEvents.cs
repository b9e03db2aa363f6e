using System.Globalization;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>The events of a soak: of several types, each with a mark that is seen in the session after it.</summary>
internal static class SoakEvents
{
    private const int PaddingMax = 1500;

    /// <summary>A session that other programs append to as well; never over.</summary>
    public static string[] Shared { get; } =
        ["generate", "generate", "checkpoint", "checkpoint", "accept", "discard", "variants_ready", "agent_error"];

    /// <summary>A session that only the daemon's clients append to, and that is over now and then.</summary>
    public static string[] Own { get; } =
        ["generate", "checkpoint", "accept", "agent_done", "discard", "complete", "discarded", "nudge"];

    /// <summary>A session that waits most of the time, and is settled by workers alone.</summary>
    public static string[] Work { get; } = ["generate", "generate", "checkpoint", "accept"];

    /// <summary>An event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="session">Its session.</param>
    /// <param name="mark">What it is known by.</param>
    /// <param name="random">Says how large it is.</param>
    /// <param name="more">Further fields, each with a comma before it.</param>
    public static string Of(string type, string session, string mark, Random random, string more = "")
    {
        var fields = type switch
        {
            "checkpoint" => $$""","owner":"{{mark}}","paramValues":{"mark":"{{mark}}"}""",
            "accept" => $$""","variantId":"2","paramValues":{"mark":"{{mark}}"}""",
            "agent_done" or "variants_ready" => $$""","file":"{{mark}}","arrivedVariants":3""",
            "agent_error" => $$""","message":"{{mark}}" """,
            "generate" => $$""","count":3,"pageUrl":"{{mark}}" """,
            _ => "",
        };
        var padding = new string('x', random.Next(PaddingMax));
        var head = $$"""{"type":"{{type}}","id":"{{session}}","mark":"{{mark}}","padding":"{{padding}}" """;
        return head + fields + more + "}";
    }

    /// <summary>The line of an event, as another program writes it now.</summary>
    public static string Line(string @event, string type, string session, string seq)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return $$"""{"seq":{{seq}},"id":"{{session}}","type":"{{type}}","ts":"{{now}}","event":{{@event}}}""";
    }
}
