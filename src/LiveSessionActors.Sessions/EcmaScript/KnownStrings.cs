namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Strings that nearly every entry holds: read without an object of their own.</summary>
internal static class KnownStrings
{
    private const int LengthMax = 16;

    private static readonly JsString[][] ByLength = Group(
        "", "id", "seq", "type", "ts", "event", "key", "token", "action", "count", "pageUrl", "element",
        "screenshotPath", "file", "arrivedVariants", "carbonize", "message", "revision", "phase", "owner",
        "visibleVariant", "paramValues", "variantId", "reason", "expectedVariants", "generate", "variants_ready",
        "agent_done", "checkpoint", "accept", "accept_intent", "discard", "discarded", "complete", "agent_error",
        "cycling", "generating");

    public static JsString? Find(ReadOnlySpan<byte> body)
    {
        if (body.Length >= ByLength.Length)
            return null;
        foreach (var known in ByLength[body.Length])
        {
            if (body.SequenceEqual(known.Body))
                return known;
        }

        return null;
    }

    private static JsString[][] Group(params string[] strings)
    {
        var byLength = new List<JsString>[LengthMax + 1];
        foreach (var text in strings)
            (byLength[text.Length] ??= []).Add(JsString.Of(text));
        return [.. byLength.Select(group => group?.ToArray() ?? [])];
    }
}
