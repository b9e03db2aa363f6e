using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>What was archived, and what was not.</summary>
/// <param name="Archived">The sessions that were; on a dry run: that would be.</param>
/// <param name="Kept">Those that are over and old enough, and stay all the same.</param>
/// <param name="More">There was no time for all: ask again.</param>
public sealed record ArchivedSessions(IReadOnlyList<string> Archived, IReadOnlyList<KeptSession> Kept, bool More)
{
    internal static ArchivedSessions Read(JsonElement answer) => new(
        [.. answer.GetProperty("archived").EnumerateArray().Select(id => id.GetString()!)],
        [.. answer.GetProperty("kept").EnumerateArray().Select(kept => new KeptSession(
            kept.GetProperty("id").GetString()!,
            kept.GetProperty("reason").GetString()!,
            kept.GetProperty("detail").GetString()!))],
        answer.GetProperty("more").GetBoolean());
}

/// <summary>A session that was not archived.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Reason">Why, for programs.</param>
/// <param name="Detail">Why, in a sentence.</param>
public sealed record KeptSession(string Id, string Reason, string Detail);
