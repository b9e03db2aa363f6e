using System.CommandLine;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Verbs;

/// <summary><c>live-sessions migrate</c>: has the daemon copy legacy journals to their place, all or one.</summary>
internal static class MigrateVerb
{
    private static readonly IdInput Id = IdInput.SessionOrNone("The session; else all that have a legacy journal.");

    public static Command Create() => Id.AddTo(VerbCall.Verb(
        "migrate", "Copy the journals of .impeccable-live to where sessions are written.", RunAsync));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var id = Id.Find(call.Arguments);
        var migrated = await call.AskAsync((client, _) => Progress.RunAsync(
            call,
            "Copying journals",
            report => client.MigrateAsync(id, new Report(report), call.Cancellation)));
        return call.Answer(
            () =>
            [
                ("ok", true),
                ("copied", migrated.Copied.Select(session => new JsonText($"\"{session}\""))),
                ("kept", migrated.Kept.Select(kept => JsonText.Of(
                    ("session", kept.Session), ("reason", kept.Reason), ("detail", kept.Detail)))),
            ],
            person => Tell(person, migrated));
    }

    private static void Tell(PersonOutput person, MigratedJournals migrated)
    {
        foreach (var kept in migrated.Kept.Where(kept => kept.Reason != "already_there"))
            person.Line($"[yellow]{kept.Session}: {kept.Detail}[/]");
        var before = migrated.Kept.Count(kept => kept.Reason == "already_there");
        person.Line($"{Counted.Of(migrated.Copied.Count, "journal")} copied; {Counted.Of(before, "journal")} had been before.");
    }

    private sealed class Report(Action<int, int> tell) : IProgress<MigrationProgress>
    {
        void IProgress<MigrationProgress>.Report(MigrationProgress value) => tell(value.Done, value.Total);
    }
}
