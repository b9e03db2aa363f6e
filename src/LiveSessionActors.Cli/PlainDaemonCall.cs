namespace LiveSessionActors.Cli;

/// <summary>
/// <c>live-sessions daemon</c> with options as commands write them. The daemon is started so, and to read such a line
/// takes no library of command lines, which is a tenth of its start; whatever else stands in it is left to that
/// library.
/// </summary>
/// <param name="Pipe">What <c>--pipe</c> says.</param>
/// <param name="Workspace">What <c>--workspace</c> says.</param>
/// <param name="Configuration">What <c>--config</c> says.</param>
/// <param name="Json">Whether <c>--json</c> is there.</param>
/// <param name="Detach">Whether <c>--detach</c> is there.</param>
/// <param name="ToFile">Whether <c>--log-file</c> is there.</param>
internal sealed record PlainDaemonCall(
    string? Pipe = null,
    string? Workspace = null,
    string? Configuration = null,
    bool Json = false,
    bool Detach = false,
    bool ToFile = false)
{
    /// <summary>The call; null when the line is any other one, or wrong.</summary>
    public static PlainDaemonCall? TryRead(string[] arguments)
    {
        if (arguments is not ["daemon", ..])
            return null;

        var call = new PlainDaemonCall();
        for (var at = 1; at < arguments.Length && call is not null; at++)
            call = arguments[at] switch
            {
                "--json" when !call.Json => call with { Json = true },
                "--detach" when !call.Detach => call with { Detach = true },
                "--log-file" when !call.ToFile => call with { ToFile = true },
                var option => ++at < arguments.Length ? call.With(option, arguments[at]) : null,
            };
        return call;
    }

    // A value that looks like an option, or an option given twice, is a mistake that deserves a sentence.
    private PlainDaemonCall? With(string option, string value) => option switch
    {
        _ when value.Length == 0 || value[0] is '-' or '@' => null,
        "--pipe" when Pipe is null => this with { Pipe = value },
        "--workspace" when Workspace is null => this with { Workspace = value },
        "--config" when Configuration is null => this with { Configuration = value },
        _ => null,
    };
}
