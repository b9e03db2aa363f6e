using System.CommandLine;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Daemon;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions migrate</c>: copies all legacy journals to their place now. It owns the workspace meanwhile, so
/// that no daemon may have it open.
/// </summary>
internal static class MigrateVerb
{
    public static Command Create() => VerbCall.Verb(
        "migrate", "Copy all legacy journals to their place; without a daemon that has the workspace open.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        if (!Directory.Exists(call.Workspace))
            throw new SessionException(Refusal.WorkspaceNotFound(call.Workspace));

        var (files, workspace) = (SessionFilesOnly.Open(), Workspace.Parse(call.Workspace));
        using var opened = await files.OpenToReadAsync(workspace, call.Cancellation);
        var migrated = await Progress.RunAsync(
            call, "Copying journals", progress => files.MigrateAsync(workspace, progress, call.Cancellation));
        return call.Answer(
            () =>
            [
                ("ok", true),
                ("migrated", migrated.Select(session => new JsonText($"\"{session.Value}\""))),
            ],
            person => person.Line($"Journals copied from the legacy place: {migrated.Length}."));
    }
}
