using System.Text.Json;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Reads sessions and lists: each shows at least what was written before it was asked for.</summary>
internal sealed class SoakReader(SoakWorld world, string name) : Participant(world, name, TimeSpan.FromMilliseconds(60))
{
    /// <inheritdoc/>
    protected override Task StepAsync(CancellationToken over) => Random.Next(10) switch
    {
        0 => ListAsync(),
        1 => LookAsync("/v1/work"),
        2 => LookAsync($"/v1/sessions/{OneOf(SoakSessions.All)}/journal", 200, 404),
        3 => LookAsync("/v1/health"),
        4 => LookAsync($"/v1/sessions/{OneOf(SoakSessions.All)}?at=1", 200, 404),
        _ => ReadAsync(),
    };

    private async Task ReadAsync()
    {
        var book = World.BookOf(OneOf(SoakSessions.All));
        var written = book.LastWritten;
        var route = $"/v1/sessions/{book.Id}?includeCompleted=true";
        if (await World.AskAsync(bridge => bridge.GetRouteAsync(route)) is { Status: 200 } answer)
            book.Answer(answer.Body, written, "what is read");
        World.Counts.Add("reads");
    }

    private async Task ListAsync()
    {
        var written = SoakSessions.All.ToDictionary(session => session, session => World.BookOf(session).LastWritten);
        var answer = await World.AskAsync(bridge => bridge.GetRouteAsync("/v1/sessions?includeCompleted=true"));
        World.Counts.Add("lists");
        if (answer is not { Status: 200 })
            return;

        using var list = JsonDocument.Parse(answer.Body);
        foreach (var snapshot in list.RootElement.EnumerateArray())
        {
            var session = snapshot.GetProperty("id").GetString()!;
            World.BookOf(session).Answer(snapshot.GetRawText(), written[session], "what is listed");
        }
    }

    private async Task LookAsync(string route, params int[] statuses)
    {
        var answer = await World.AskAsync(bridge => bridge.GetRouteAsync(route));
        if (answer is not null and not { Status: 200 or 503 } && !statuses.Contains(answer.Status))
            World.Findings.Add(Name, $"{route} to be answered", answer.ToString());
        World.Counts.Add("reads");
    }
}
