using System.Text;

namespace LiveSessionActors.Faults.Tests.Logs;

/// <summary>
/// Events of every kind in which every name and value that is the caller's to choose holds a mark, which nothing else
/// on this machine does. Only an id that a session can have is plain: it names files.
/// </summary>
internal static class Marked
{
    /// <summary>Stands in every field of every event.</summary>
    public const string Mark = "qz7Xk";

    /// <summary>Stands in tokens and nowhere else.</summary>
    public const string Token = "tkQ9w";

    private static readonly string[] Types =
    [
        "generate", "variants_ready", "agent_done", "checkpoint", "accept", "accept_intent", "discard", "agent_error",
        "no_such_type", $"type-{Mark}", "discarded", "complete",
    ];

    /// <summary>One event of each type, and one of a type that is a mark itself.</summary>
    public static IEnumerable<string> Events(string session) => Types.Select(type => Event(type, session));

    /// <summary>An event.</summary>
    public static string Event(string type, string session) =>
        $$"""{"type":"{{type}}","id":"{{session}}",{{Fields}},"revision":9,"carbonize":true}""";

    /// <summary>Bodies that are refused: no JSON, no event, no id that can be, too large, too deep, no UTF-8.</summary>
    public static IEnumerable<byte[]> Refused()
    {
        string[] bodies =
        [
            Mark,
            $"{{{Mark}",
            $"{{\"{Mark}\":}}",
            $"\"{Mark}\"",
            $"[\"{Mark}\"]",
            $"{{\"type\":\"{Mark}\"}}",
            $"{{\"type\":\"generate\",\"id\":\"../{Mark}\",{Fields}}}",
            $"{{\"type\":\"generate\",\"id\":\"{Mark} {Mark}\"}}",
            $"{{\"type\":\"generate\",\"id\":\"{Mark}\u0000\",{Fields}}}",
            $"{{\"type\":7,\"id\":\"s\",{Fields}}}",
            $"{{\"type\":\"checkpoint\",\"id\":\"s\",{Fields},\"revision\":{{\"toString\":\"{Mark}\"}}}}",
            $"{{\"type\":\"generate\",\"id\":\"s\",\"x\":{new string('[', 200)}{new string(']', 200)},{Fields}}}",
            $"{{\"type\":\"generate\",\"id\":\"s\",{Fields},\"x\":\"{new string('x', 1 << 20)}\"}}",
            $"{{\"type\":\"generate\",\"id\":\"s\",{Fields}",
        ];
        foreach (var body in bodies)
            yield return Encoding.UTF8.GetBytes(body);
        yield return [.. "{\"type\":\"generate\",\"id\":\"s\",\"x\":\""u8, 0xFF, .. Encoding.UTF8.GetBytes(Mark)];
    }

    /// <summary>Lines that another program left in a journal and that cannot be read, or not all of them.</summary>
    public static IEnumerable<string> Lines(string session)
    {
        var whole = Event("generate", session);
        yield return $"{Mark}\n";
        yield return $"{{\"seq\":1,\"id\":\"{session}\",{Fields}\n";
        yield return $"{{\"seq\":\"{Mark}\",\"event\":\"{Mark}\"}}\n";
        yield return $"{{\"seq\":5,\"type\":\"{Mark}\",\"ts\":\"{Mark}\",\"event\":{whole}}}\n";
        yield return $"{{\"event\":{{\"type\":\"accept\",{Fields},\"variantId\":{{\"toString\":\"{Mark}\"}}}}}}\n";
        yield return $"{{\"torn{Mark}{{\"seq\":7,\"id\":\"{session}\",\"type\":\"generate\","
            + $"\"ts\":\"2026-01-01T00:00:00.000Z\",\"event\":{whole}}}\n";
        yield return $"\"{new string('x', 40_000)}{Mark}\"\n";
        yield return $"\uFEFF{Mark}\n";
        yield return $"{{\"torn{Mark}";
    }

    private static string Fields =>
        $$"""
        "token":"{{Token}}{{Mark}}","pageUrl":"http://{{Mark}}/","action":"{{Mark}}","freeformPrompt":"{{Mark}}",
        "count":"{{Mark}}","file":"/{{Mark}}/App.jsx","owner":"{{Mark}}","phase":"{{Mark}}","message":"{{Mark}}",
        "visibleVariant":"{{Mark}}","variantId":"{{Mark}}","arrivedVariants":"{{Mark}}",
        "screenshotPath":"/{{Mark}}.png",
        "paramValues":{"{{Mark}}":"{{Mark}}"},"{{Mark}}":["{{Mark}}",{"{{Mark}}":"{{Mark}}"}],
        "element":{"outerHTML":"<{{Mark}}>"}
        """.ReplaceLineEndings("");
}
