using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Has a workspace of its own whose journals it removes, cuts and replaces, as somebody does who changes branches: the
/// session is what the file says, and work whose event is gone is not answered.
/// </summary>
internal sealed class SoakReplacer(SoakWorld world, string name)
    : Participant(world, name, TimeSpan.FromMilliseconds(100))
{
    /// <summary>Its sessions.</summary>
    public static string[] Sessions { get; } = [.. Enumerable.Range(0, 4).Select(number => $"replaced-{number}")];

    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        try
        {
            await (Happens(30) ? OvertakeWorkAsync() : ReplaceAsync(OneOf(Sessions)));
        }
        catch (HttpRequestException)
        {
            // The daemon died. Nobody else writes here, so that the next step finds what this one left.
        }
    }

    private async Task ReplaceAsync(string session)
    {
        var file = new Journal(PathOf(session));
        foreach (var _ in Enumerable.Range(0, Random.Next(1, 4)))
            await AppendAsync(session, file);
        await CheckAsync(session, "before its journal was changed");
        Change(file, session);
        await CheckAsync(session, "after its journal was changed");
        World.Counts.Add("journals replaced");
    }

    private async Task AppendAsync(string session, Journal file)
    {
        var (type, mark) = (OneOf(SoakEvents.Shared), World.NewMark());
        var answer = await World.ReplacedBridge.AppendAsync(SoakEvents.Of(type, session, mark, Random));
        World.Findings.Expect(
            answer.Status == 503 || file.Marks.Count(each => each == mark) == 1,
            session, $"{mark} to be written once when it is answered", () => answer.ToString());
    }

    private void Change(Journal file, string session)
    {
        var lines = file.Lines;
        switch (Random.Next(3))
        {
            case 0:
                File.Delete(file.Path);
                break;
            case 1:
                File.WriteAllText(file.Path, Text(lines[..Random.Next(lines.Length)]));
                break;
            default:
                var other = Line(session, OneOf(SoakEvents.Shared));
                PutInPlace(file, Text([.. lines[..Random.Next(lines.Length)], other]));
                break;
        }
    }

    // The work of a session is taken, and the session waits for something else before it is answered.
    private async Task OvertakeWorkAsync()
    {
        var handed = await World.ReplacedBridge.PostAsync("/v1/work/next", """{"waitMs":300,"leaseMs":2000}""");
        if (handed.Status != 200)
            return;

        using var json = JsonDocument.Parse(handed.Body);
        var lease = json.RootElement.GetProperty("lease");
        var (id, session) = (lease.GetProperty("id").GetString(), lease.GetProperty("session").GetString()!);
        var file = new Journal(PathOf(session));
        PutInPlace(file, Happens(50)
            ? Text([.. file.Lines, Line(session, "generate")])
            : Text([Line(session, "generate", lease.GetProperty("seq").ToString())]));
        var before = File.ReadAllText(file.Path);
        var answer = await World.ReplacedBridge.PostAsync(
            $"/v1/work/{id}/reply", SoakEvents.Of("agent_done", session, World.NewMark(), Random));
        World.Findings.Expect(
            answer.Status is 410 or 503 && File.ReadAllText(file.Path) == before, session,
            $"the reply by {id} to be refused, since its journal was replaced, whatever number the new event has",
            () => answer.ToString());
        await CheckAsync(session, "after a reply was refused");
        World.Counts.Add("replies overtaken by another journal");
    }

    private async Task CheckAsync(string session, string when)
    {
        var answer = await World.ReplacedBridge.GetRouteAsync($"/v1/sessions/{session}?includeCompleted=true");
        var story = JournalStory.Read(World.Replaced, session);
        World.Findings.Expect(
            answer.Status == 503 || answer.Body == story.Last,
            session, $"the replay of its journal {when}, {story.Last}", () => answer.ToString());
    }

    private string Line(string session, string type, string? seq = null)
    {
        seq ??= $"{new Journal(PathOf(session)).Numbers.DefaultIfEmpty().Max() + Random.Next(1, 100)}";
        return SoakEvents.Line(SoakEvents.Of(type, session, World.NewMark(), Random), type, session, seq);
    }

    private string PathOf(string session) =>
        Path.Combine(World.Replaced, ".impeccable", "live", "sessions", $"{session}.jsonl");

    // As git does: another file takes the name.
    private void PutInPlace(Journal file, string text)
    {
        var other = World.Home.PathOf("other.jsonl");
        File.WriteAllText(other, text);
        File.Move(other, file.Path, overwrite: true);
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
