using LiveSessionActors.Client.Starting;

namespace LiveSessionActors.Cli;

/// <summary>This very program, as what a daemon is started with.</summary>
internal static class OwnProgram
{
    public static Version Version { get; } = typeof(OwnProgram).Assembly.GetName().Version!;

    public static DaemonCommand Command => Environment.ProcessPath is { } program
        && Path.GetFileNameWithoutExtension(program) != "dotnet"
            ? new DaemonCommand(program)
            : new DaemonCommand(
                Environment.ProcessPath ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"));
}
