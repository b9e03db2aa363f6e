namespace LiveSessionActors.Cli.Offline;

/// <summary>Something in a session's files that is not as it should be.</summary>
/// <param name="Session">The session.</param>
/// <param name="Line">The journal's line, from 1; null when it is about the snapshot file.</param>
/// <param name="Code">What it is, for programs.</param>
/// <param name="Detail">What it is, in a sentence.</param>
internal sealed record JournalFinding(string Session, int? Line, string Code, string Detail)
{
    public JsonText ToJson() =>
        JsonText.Of(("session", Session), ("line", Line), ("code", Code), ("detail", Detail));
}
