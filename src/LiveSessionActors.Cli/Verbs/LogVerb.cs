using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions log</c>: where the daemon logs and at which level; changes the level while it runs.
/// </summary>
internal static class LogVerb
{
    private static readonly Option<string?> Level = new("--level")
    {
        Description = "Log from this level on until the daemon ends: trace, debug, information, warning, error, none.",
        HelpName = "level",
    };

    public static Command Create() => VerbCall.Verb(
        "log", "Say where the daemon logs and from which level on, and change that.", RunAsync, Level);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var log = await call.AskAsync((client, _) => call.Arguments.GetValue(Level) is { } level
            ? client.SetLogLevelAsync(level, call.Cancellation)
            : client.GetLogAsync(call.Cancellation));
        return call.Answer(
            () => JsonLine.Of(("level", log.Level), ("file", log.File)),
            person => person.Line(
                $"From {log.Level} on, to {log.File ?? "the console that the daemon was started in"}."));
    }
}
