namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Names that nearly every entry and event has: read without a string of their own.</summary>
internal static class KnownNames
{
    private static readonly JsString[][] ByLength = Group(
        "id", "seq", "type", "ts", "event", "key", "token", "action", "count", "pageUrl", "element", "screenshotPath",
        "file", "arrivedVariants", "carbonize", "message", "revision", "phase", "owner", "visibleVariant", "paramValues",
        "variantId", "reason", "expectedVariants");

    public static JsString? Find(ReadOnlySpan<byte> body)
    {
        if (body.Length >= ByLength.Length)
            return null;
        foreach (var name in ByLength[body.Length])
        {
            if (body.SequenceEqual(name.Body))
                return name;
        }

        return null;
    }

    private static JsString[][] Group(params string[] names)
    {
        var longest = names.Max(name => name.Length);
        return [.. Enumerable.Range(0, longest + 1)
            .Select(length => names.Where(name => name.Length == length).Select(JsString.Of).ToArray())];
    }
}
