using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Holds all that was said against the journals, while nobody appends.</summary>
internal sealed class RestCheck(
    SoakWorld world, IReadOnlyList<SoakWatcher> watchers, ReplacedWatcher replaced)
{
    private readonly Random _random = world.RandomOf("the check");

    /// <summary>Checks sessions, lists, work and watchers.</summary>
    public async Task RunAsync()
    {
        var stories = new Dictionary<string, JournalStory>();
        foreach (var session in SoakSessions.All)
            stories[session] = await CheckAsync(world.BookOf(session));
        await CheckListAsync(stories);
        await CheckWorkAsync(stories);
        foreach (var watcher in watchers)
            await watcher.CheckAsync(stories);
        await replaced.CheckAsync();
    }

    private async Task<JournalStory> CheckAsync(SessionBook book)
    {
        var route = $"/v1/sessions/{book.Id}";
        var answer = await world.Bridge.GetRouteAsync($"{route}?includeCompleted=true");
        var story = JournalStory.Read(world.Home.Workspace, book.Id);
        book.Check(story, world.Findings);
        Expect(answer, story.Last, book.Id, "to be the replay of its journal");
        if (story.Lines == 0)
            return story;

        var seq = story[_random.Next(1, story.Lines + 1)].Seq!;
        var past = story[story.LineNumbered(seq)].Snapshot;
        answer = await world.Bridge.GetRouteAsync($"{route}?at={seq}");
        Expect(answer, past, book.Id, $"to have been the replay up to {seq}");
        answer = await world.Bridge.GetRouteAsync($"{route}/journal");
        Expect(answer, story.Text, book.Id, "to have its journal as it is");
        return story;
    }

    private async Task CheckListAsync(Dictionary<string, JournalStory> stories)
    {
        var answer = await world.Bridge.GetRouteAsync("/v1/sessions");
        var active = stories.Where(story => story.Value is { IsOver: false, Lines: > 0 })
            .OrderBy(story => story.Key, StringComparer.Ordinal).Select(story => story.Value.Last);
        var list = $"[{string.Join(',', active)}]";
        Expect(answer, list, "the list", "to be the replay of the journals that are not over");
    }

    private async Task CheckWorkAsync(Dictionary<string, JournalStory> stories)
    {
        var answer = await world.Bridge.GetRouteAsync("/v1/work");
        using var work = JsonDocument.Parse(answer.Body);
        var listed = work.RootElement.EnumerateObject().SelectMany(list => list.Value.EnumerateArray())
            .Select(item => item.GetProperty("session").GetString()).Order(StringComparer.Ordinal);
        var waiting = stories.Where(story => IsWaiting(story.Value)).Select(story => story.Key)
            .Order(StringComparer.Ordinal);
        Expect(
            answer with { Body = string.Join(' ', listed) }, string.Join(' ', waiting), "the work",
            "to be the sessions that wait");
    }

    private void Expect(BridgeAnswer answer, string body, string who, string what) => world.Findings.Expect(
        answer.Status == 200 && answer.Body == body, who, $"{what}, {body}", () => answer.ToString());

    private static bool IsWaiting(JournalStory story)
    {
        using var snapshot = JsonDocument.Parse(story.Last);
        return !story.IsOver && snapshot.RootElement.GetProperty("pendingEvent").ValueKind == JsonValueKind.Object;
    }
}
