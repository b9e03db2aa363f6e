namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Archives what is over, all of it or one session.</summary>
internal sealed class SoakArchivist(SoakWorld world, string name)
    : Participant(world, name, TimeSpan.FromMilliseconds(400))
{
    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        var body = Happens(50) ? "{}" : $$"""{"session":"{{OneOf(SoakSessions.Own)}}"}""";
        var answer = await World.AskAsync(bridge => bridge.PostAsync("/v1/archive", body));
        World.Findings.Expect(
            answer is null or { Status: 200 or 503 } or { Code: "not_archived" or "session_not_found" },
            Name, "what is over to be archived", () => answer!.ToString());
        World.Counts.Add("rounds of archiving");
    }
}
