namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>How a daemon is started.</summary>
internal sealed record DaemonStart
{
    /// <summary>Settings that differ from the defaults, in HOCON.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>The command that runs it: strace, setpriv, a shell.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Options besides the pipe, the workspace and the configuration.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Where it listens, unless it is the home's pipe.</summary>
    public string? Pipe { get; init; }

    /// <summary>Its own workspace, unless it is the home's.</summary>
    public string? Workspace { get; init; }

    /// <summary>Variables of its environment.</summary>
    public IReadOnlyList<(string Name, string Value)> Environment { get; init; } = [];

    /// <summary>The whole command.</summary>
    public IReadOnlyList<string> Command(Home home)
    {
        List<string> command =
        [
            .. Before, "dotnet", Path.Combine(AppContext.BaseDirectory, "live-sessions.dll"), "daemon", "--json",
            "--pipe", Pipe ?? home.Pipe, "--workspace", Workspace ?? home.Workspace, .. Options,
        ];
        if (Configuration.Length > 0)
        {
            var file = home.PathOf($"{Guid.NewGuid():n}.conf");
            File.WriteAllText(file, Configuration);
            command.AddRange(["--config", file]);
        }

        return command;
    }
}
