using System.CommandLine;
using LiveSessionActors.Cli.Diagnosis;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions doctor</c>: what runs, where, with which permissions, what is wrong and what to do.
/// </summary>
internal static class DoctorVerb
{
    public static Command Create() => VerbCall.PlainVerb(
        "doctor", "Say what runs, where, and what is wrong. Starts and changes nothing.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var checks = new List<Check>();
        await foreach (var check in Examination.RunAsync(call))
            checks.Add(check);
        var healthy = checks.TrueForAll(check => check.Good);
        return call.Answer(
            () => JsonLine.Of(("ok", healthy), ("checks", checks.Select(check => check.ToJson()))),
            person => person.Checks(checks.Select(check => (check.Good, check.Name, check.Detail, check.Hint))),
            healthy ? ExitCode.Done : ExitCode.Wrong);
    }
}
