using LiveSessionActors.Cli.Offline;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Daemon;
using LiveSessionActors.Persistence;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The lines of all journals, as far as they can be read in a moment.</summary>
internal static class LineCheck
{
    private const string Name = "lines";
    private const int ShownMax = 3;
    private const int ManyDiagnostics = 1000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>The checks.</summary>
    /// <param name="call">Which workspace.</param>
    /// <param name="isTold">Whether a daemon has told which journals cannot be read.</param>
    public static async IAsyncEnumerable<Check> RunAsync(VerbCall call, bool isTold)
    {
        if (Open() is not { } files)
            yield break;

        var (sessions, unreadable) = await ListAsync(files, call);
        var (done, started) = (new List<SessionVerification>(), TimeProvider.System.GetTimestamp());
        foreach (var session in sessions.TakeWhile(_ => TimeProvider.System.GetElapsedTime(started) < Moment))
        {
            var verification = new SessionVerification(files, session);
            if (await FailureOfAsync(verification, call.Cancellation) is { } failure)
                unreadable.Add(failure);
            done.Add(verification);
        }

        if (!isTold && unreadable.Count > 0)
            yield return ListingCheck.Missing(unreadable);
        yield return Tell(done, sessions.Count);
    }

    // A wrong configuration is said by another check.
    private static SessionFiles? Open()
    {
        try
        {
            return SessionFilesOnly.Open();
        }
        catch (StartRefusedException)
        {
            return null;
        }
    }

    private static async Task<(List<SessionKey> Sessions, List<string> Unreadable)> ListAsync(
        SessionFiles files, VerbCall call)
    {
        var workspace = Workspace.Parse(call.Workspace);
        try
        {
            var listing = await files.ListAsync(workspace, call.Cancellation);
            return ([.. listing.Sessions.Select(session => new SessionKey(workspace, session))], [.. listing.Warnings]);
        }
        catch (SessionException refused)
        {
            return ([], [refused.Refusal.Detail]);
        }
    }

    private static async Task<string?> FailureOfAsync(SessionVerification verification, CancellationToken cancellation)
    {
        try
        {
            await verification.RunAsync(cancellation);
            return null;
        }
        catch (SessionException refused)
        {
            return refused.Refusal.Detail;
        }
    }

    private static Check Tell(List<SessionVerification> done, int sessions)
    {
        var read = done.Count == sessions ? "" : $"of {sessions} journals the first {done.Count} were read: ";
        var findings = done.SelectMany(one => one.Findings).ToList();
        if (findings is not [])
            return new Check(
                false,
                Name,
                read + string.Join("; ", findings.Take(ShownMax).Select(finding => finding.InWords()))
                + (findings.Count > ShownMax ? $"; and {findings.Count - ShownMax} more" : ""),
                "A damaged line affects only itself, and the sessions go on. All of them: live-sessions verify");

        var crowded = done.Find(one => one.Diagnostics.Count >= ManyDiagnostics);
        if (crowded is not null)
            return new Check(
                false,
                Name,
                $"{read}{crowded.Session} has {crowded.Diagnostics.Count} diagnostics, which make its answers large",
                "Leave them out with ?fields=-diagnostics, or set live-sessions.journal.diagnostics-max.");

        var diagnostics = done.Sum(one => one.Diagnostics.Count);
        return new Check(
            true,
            Name,
            $"{read}{done.Sum(one => one.Lines)}, and all can be read"
            + (diagnostics == 0 ? "" : $"; 'live-sessions verify' lists {Counted.Of(diagnostics, "diagnostic")} of events"));
    }
}
