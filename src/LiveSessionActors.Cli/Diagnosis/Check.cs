namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>One thing that was looked at.</summary>
/// <param name="Good">Whether it is as it should be.</param>
/// <param name="Name">What it is.</param>
/// <param name="Detail">How it is.</param>
/// <param name="Hint">What to do, when it is not as it should be.</param>
internal sealed record Check(bool Good, string Name, string Detail, string? Hint = null)
{
    public JsonText ToJson() => JsonText.Of(("check", Name), ("ok", Good), ("detail", Detail), ("hint", Hint));
}
