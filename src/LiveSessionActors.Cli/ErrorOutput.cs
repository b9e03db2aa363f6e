using LiveSessionActors.Client;

namespace LiveSessionActors.Cli;

/// <summary>How a command says that it failed: a sentence and the next step, on standard error.</summary>
internal static class ErrorOutput
{
    /// <summary>Says it, as JSON for programs; gives the exit code.</summary>
    public static int Write(bool json, DaemonException failure)
    {
        if (json)
        {
            var lastSeq = failure.LastSeq is { } last ? [("lastSeq", last)] : Array.Empty<(string, object?)>();
            Console.Error.WriteLine(JsonLine.Of(
                [("code", failure.Code), ("detail", failure.Message), ("hint", failure.Hint), .. lastSeq]));
        }
        else
        {
            Console.Error.WriteLine($"live-sessions: {failure.Message}");
            if (failure.Hint is not null)
                Console.Error.WriteLine(failure.Hint);
        }

        return ExitCode.Of(failure.Code);
    }
}
