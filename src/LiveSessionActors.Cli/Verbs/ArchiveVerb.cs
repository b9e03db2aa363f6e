using System.CommandLine;
using System.Globalization;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions archive</c>: moves the journals of sessions that are over out of the way, all or one.
/// </summary>
internal static class ArchiveVerb
{
    private static readonly IdInput Id =
        IdInput.SessionOrNone("The session; else all that are completed or discarded.");

    private static readonly Option<string?> OlderThan = new("--older-than")
    {
        Description = "Only if the last entry was written so long ago: 30d, 12h, 90m, 45s.",
        HelpName = "time",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only say what would be archived.",
    };

    public static Command Create() => Id.AddTo(VerbCall.Verb(
        "archive",
        "Move the journals of sessions that are over to .impeccable/live/archive.",
        RunAsync,
        OlderThan,
        DryRun));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var (id, dryRun) = (Id.Find(call.Arguments), call.Arguments.GetValue(DryRun));
        var request = new ArchiveRequest(id, TimeOf(call.Arguments.GetValue(OlderThan)), dryRun);
        var (archived, kept) = await call.AskAsync((client, _) => AllAsync(client, request, call.Cancellation));
        return call.Answer(
            () =>
            [
                ("ok", true),
                ("dryRun", dryRun),
                ("archived", archived.Select(session => new JsonText($"\"{session}\""))),
                ("kept", kept.Select(session => JsonText.Of(
                    ("id", session.Id), ("reason", session.Reason), ("detail", session.Detail)))),
            ],
            person => Tell(person, archived, kept, dryRun));
    }

    // A dry run looks at the same sessions each time: what it does not come to is not asked for again.
    private static async Task<(List<string> Archived, List<KeptSession> Kept)> AllAsync(
        LiveSessionClient client, ArchiveRequest request, CancellationToken cancellation)
    {
        var archived = new List<string>();
        while (true)
        {
            var answer = await client.ArchiveAsync(request, cancellation);
            archived.AddRange(answer.Archived);
            if (!answer.More || request.DryRun || answer.Archived.Count == 0)
                return (archived, [.. answer.Kept]);
        }
    }

    private static void Tell(
        PersonOutput person, List<string> archived, List<KeptSession> kept, bool dryRun)
    {
        foreach (var session in archived.Where(_ => dryRun))
            person.Line($"{session} would be archived.");
        foreach (var session in kept)
            person.Line($"[yellow]{session.Detail}[/]");
        if (archived.Count == 0 && kept.Count == 0)
            person.Line($"There is nothing to archive.");
        else if (dryRun)
            person.Line($"{Counted.Of(archived.Count, "session")} would be archived; nothing was changed.");
        else if (archived.Count > 0)
            person.Line($"{Counted.Of(archived.Count, "session")} archived in .impeccable/live/archive.");
    }

    private static TimeSpan? TimeOf(string? text)
    {
        if (text is null)
            return null;
        var unit = text.Length > 1 ? text[^1] : ' ';
        var digits = text.Length > 1 ? text.AsSpan()[..^1] : [];
        var isNumber = uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return (isNumber && count <= 36_500, unit) switch
        {
            (true, 'd') => TimeSpan.FromDays(count),
            (true, 'h') => TimeSpan.FromHours(count),
            (true, 'm') => TimeSpan.FromMinutes(count),
            (true, 's') => TimeSpan.FromSeconds(count),
            _ => throw new DaemonException(
                "usage", $"'{text}' is no time for --older-than.", "Write it as 30d, 12h, 90m or 45s."),
        };
    }
}
