using System.CommandLine;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions log</c>: where the daemon logs and at which level; changes the level while it runs.
/// </summary>
internal static class LogVerb
{
    private static readonly string[] Levels = ["trace", "debug", "information", "warning", "error", "none"];

    private static readonly Option<string?> Level = new("--level")
    {
        Description = "Log from this level on until the daemon ends.",
        HelpName = string.Join('|', Levels),
    };

    public static Command Create() => VerbCall.PlainVerb(
        "log", "Say where the daemon logs and from which level on, and change that.", RunAsync, Level);

    private static async Task<int> RunAsync(VerbCall call)
    {
        var level = call.Arguments.GetValue(Level);
        if (level is not null && !Levels.Contains(level))
            throw new DaemonException(
                "usage", $"'{level}' is no level.", $"The levels are {string.Join(", ", Levels)}.");
        var log = await call.AskAsync((client, _) => level is null
            ? client.GetLogAsync(call.Cancellation)
            : client.SetLogLevelAsync(level, call.Cancellation));
        return call.Answer(
            () => JsonLine.Of(("level", log.Level), ("file", log.File)),
            person => person.Line(
                $"From {log.Level} on, to {log.File ?? "the console that the daemon was started in"}."));
    }
}
