using System.CommandLine;
using LiveSessionActors.Cli.Offline;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Daemon;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions verify</c>: reads journals anew and says everything that is wrong in them. Needs no daemon, starts
/// none and changes nothing.
/// </summary>
internal static class VerifyVerb
{
    private static readonly IdInput Id = IdInput.SessionOrNone("The session; else all.");

    public static Command Create() => Id.AddTo(VerbCall.Verb(
        "verify",
        "Read journals anew: unreadable lines, gaps and repeats of seq, snapshot files, diagnostics.",
        RunAsync));

    private static async Task<int> RunAsync(VerbCall call)
    {
        var files = SessionFilesOnly.Open();
        var sessions = await SessionsAsync(call, files);
        return Tell(call, await Progress.RunAsync(call, "Reading journals", async progress =>
        {
            var done = new List<SessionVerification>();
            foreach (var session in sessions)
            {
                progress(done.Count, sessions.Count);
                var verification = new SessionVerification(files, session);
                await verification.RunAsync(call.Cancellation);
                done.Add(verification);
            }

            return done;
        }));
    }

    private static async Task<IReadOnlyList<SessionKey>> SessionsAsync(VerbCall call, SessionFiles files)
    {
        if (!Directory.Exists(call.Workspace))
            throw new SessionException(Refusal.WorkspaceNotFound(call.Workspace));

        var workspace = Workspace.Parse(call.Workspace);
        if (Id.Find(call.Arguments) is not { } id)
            return [.. (await files.ListAsync(workspace, call.Cancellation)).Sessions
                .Select(session => new SessionKey(workspace, session))];

        var named = new SessionKey(workspace, SessionId.Parse(id));
        return await files.ExistsAsync(named, call.Cancellation) ? [named] : throw call.NotFound(id);
    }

    private static int Tell(VerbCall call, List<SessionVerification> done)
    {
        var findings = done.SelectMany(verification => verification.Findings).ToArray();
        var diagnostics = done.SelectMany(verification => verification.Diagnostics).ToArray();
        var (lines, behind) = (done.Sum(verification => verification.Lines), done.Count(one => one.SnapshotIsBehind));
        return call.Answer(
            () =>
            [
                ("ok", findings.Length == 0),
                ("sessions", done.Count),
                ("lines", lines),
                ("snapshotsBehind", behind),
                ("findings", findings.Select(finding => finding.ToJson())),
                ("diagnostics", diagnostics.Select(diagnostic => diagnostic.ToJson())),
            ],
            person =>
            {
                foreach (var finding in findings)
                    person.Line($"[red]{finding.Place}[/] {finding.Detail} [grey]({finding.Code})[/]");
                foreach (var diagnostic in diagnostics)
                    person.Line($"[yellow]{diagnostic.Place}[/] {diagnostic.Detail} [grey]({diagnostic.Code})[/]");
                var summary = Summary(findings.Length, diagnostics.Length);
                person.Line($"{Counted.Of(done.Count, "session")}, {Counted.Of(lines, "line")}: {summary}");
            },
            findings.Length == 0 ? ExitCode.Done : ExitCode.Wrong);
    }

    private static string Summary(int findings, int diagnostics)
    {
        var remarked = diagnostics == 0 ? "" : $"; events left {Counted.Of(diagnostics, "diagnostic")} on their sessions";
        return findings == 0
            ? $"nothing is wrong with the files{remarked}."
            : $"{Counted.Of(findings, "finding")}{remarked}. A damaged line affects only itself; the sessions go on.";
    }
}
