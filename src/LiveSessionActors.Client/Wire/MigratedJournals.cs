using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>Which legacy journals were copied to where sessions are written, and which were not.</summary>
/// <param name="Copied">The sessions whose journals were.</param>
/// <param name="Kept">The others, each with the reason.</param>
public sealed record MigratedJournals(IReadOnlyList<string> Copied, IReadOnlyList<KeptJournal> Kept)
{
    internal static MigratedJournals Read(JsonElement answer) => new(
        [.. answer.GetProperty("copied").EnumerateArray().Select(id => id.GetString()!)],
        [.. answer.GetProperty("kept").EnumerateArray().Select(kept => new KeptJournal(
            kept.GetProperty("session").GetString()!,
            kept.GetProperty("reason").GetString()!,
            kept.GetProperty("detail").GetString()!))]);
}

/// <summary>A legacy journal that was not copied.</summary>
/// <param name="Session">The session, or what the file is named instead.</param>
/// <param name="Reason"><c>already_there</c>, <c>unreadable</c>, <c>not_a_session</c> or <c>failed</c>.</param>
/// <param name="Detail">Why, in a sentence.</param>
public sealed record KeptJournal(string Session, string Reason, string Detail);

/// <summary>How far a migration is.</summary>
/// <param name="Done">So many legacy journals have been looked at.</param>
/// <param name="Total">Of so many.</param>
public readonly record struct MigrationProgress(int Done, int Total);
