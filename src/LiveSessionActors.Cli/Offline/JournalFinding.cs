namespace LiveSessionActors.Cli.Offline;

/// <summary>Something in a session's files that is not as it should be.</summary>
/// <param name="Session">The session.</param>
/// <param name="Line">The journal's line, from 1; null when it is about the snapshot file.</param>
/// <param name="Code">What it is, for programs.</param>
/// <param name="Detail">What it is, in a sentence.</param>
internal sealed record JournalFinding(string Session, int? Line, string Code, string Detail)
{
    /// <summary>Where it is and what, for people.</summary>
    public string InWords() => $"{Place}: {Detail}";

    /// <summary>Its file and the line there.</summary>
    public string Place => Line is { } line ? $"{Session}.jsonl:{line}" : $"{Session}.snapshot.json";

    public JsonText ToJson() =>
        JsonText.Of(("session", Session), ("line", Line), ("code", Code), ("detail", Detail));
}
