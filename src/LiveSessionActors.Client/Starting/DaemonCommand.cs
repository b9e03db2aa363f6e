namespace LiveSessionActors.Client.Starting;

/// <summary>The words that run <c>live-sessions</c>; a verb and its options are put behind them.</summary>
/// <param name="Program">The program: a path, or a name that is on the <c>PATH</c>.</param>
/// <param name="Arguments">What stands before the verb.</param>
public sealed record DaemonCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "LIVE_SESSIONS_COMMAND";

    private const string Name = "live-sessions";

    /// <summary>
    /// The program of this user: the one that <c>LIVE_SESSIONS_COMMAND</c> names, else <c>live-sessions</c> on the
    /// <c>PATH</c>.
    /// </summary>
    /// <exception cref="DaemonException"><c>daemon_not_found</c>: there is neither.</exception>
    public static DaemonCommand Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return Of(named);

        var file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, file))
            .Where(File.Exists)
            .Select(Of)
            .FirstOrDefault()
            ?? throw new DaemonException(
                "daemon_not_found",
                "No live-sessions command was found to start the daemon with.",
                $"Put live-sessions on the PATH, or set {Variable} to the file that runs it.");
    }

    /// <summary>The program in a file: an executable, or an assembly that <c>dotnet</c> runs.</summary>
    public static DaemonCommand Of(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        ? new DaemonCommand("dotnet", Path.GetFullPath(file))
        : new DaemonCommand(file);

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
