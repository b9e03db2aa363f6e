namespace LiveSessionActors.Packages.Tests;

/// <summary>
/// The packages of this build, and the tool installed from its own: in a directory with nothing else.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class InstalledPackages : IAsyncLifetime, ICollectionFixture<InstalledPackages>
{
    /// <summary>The tests that share them, since packing takes a while.</summary>
    public const string Collection = "Packages";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lsp-");

    public string Artifacts => Path.Combine(_home.FullName, "artifacts");

    /// <summary>The installed program.</summary>
    public string Program =>
        Path.Combine(_home.FullName, "tool", OperatingSystem.IsWindows() ? "live-sessions.exe" : "live-sessions");

    public async Task InitializeAsync()
    {
        var sources = new Command(Built.SourceDirectory);
        Directory.CreateDirectory(Artifacts);
        foreach (var library in (string[])["Client", "Sessions", "Persistence", "Actors", "Hosting"])
            await PackAsync(sources, Artifacts, $"LiveSessionActors.{library}");
        await sources.RunAsync(
            "dotnet", "msbuild", Built.Project("LiveSessionActors.Cli"), "-target:PackProgram", "-nodeReuse:false",
            $"-property:Configuration={Built.Configuration}", $"-property:PackageOutputPath={Artifacts}");
        var empty = NewDirectory("install");
        // The tool needs no other package, so that no other source is asked.
        await CommandIn(empty, onlyArtifacts: true).RunAsync(
            "dotnet", "tool", "install", "live-sessions", "--tool-path", Path.Combine(_home.FullName, "tool"));
    }

    public async Task DisposeAsync()
    {
        if (File.Exists(Program))
            await CommandIn(_home.FullName, onlyArtifacts: true).RunAsync(Program, "stop");
        _home.Delete(recursive: true);
    }

    /// <summary>An empty directory.</summary>
    internal string NewDirectory(string name) => _home.CreateSubdirectory(name).FullName;

    /// <summary>
    /// Programs in a directory, with packages and a daemon of their own; NuGet's sources are the artifacts, and those
    /// that are configured for what comes from others.
    /// </summary>
    internal Command CommandIn(string directory, bool onlyArtifacts = false)
    {
        File.WriteAllText(
            Path.Combine(directory, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                {(onlyArtifacts ? "<clear />" : "")}
                <add key="artifacts" value="{Artifacts}" />
              </packageSources>
            </configuration>
            """);
        return new Command(
            directory,
            ("NUGET_PACKAGES", Path.Combine(_home.FullName, "packages")),
            ("DOTNET_NOLOGO", "1"),
            ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
            ("npm_config_cache", Path.Combine(_home.FullName, "npm")),
            ("LIVE_SESSIONS_COMMAND", Program),
            ("LIVE_SESSIONS_PIPE", OperatingSystem.IsWindows() ? _home.Name : Path.Combine(_home.FullName, "b.sock")));
    }

    /// <summary>Programs as somebody runs them who has a home of his own and knows where the artifacts are.</summary>
    internal Command UserIn(string directory, string home) => new(
        directory,
        ("HOME", home),
        ("DOTNET_CLI_HOME", home),
        ("ARTIFACTS", Artifacts),
        ("PATH", $"{home}/.dotnet/tools:{Environment.GetEnvironmentVariable("PATH")}"),
        ("NUGET_PACKAGES", Path.Combine(_home.FullName, "packages")),
        ("DOTNET_NOLOGO", "1"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ("npm_config_cache", Path.Combine(_home.FullName, "npm")),
        ("npm_config_offline", "true"),
        ("LIVE_SESSIONS_COMMAND", ""),
        ("LIVE_SESSIONS_PIPE", Path.Combine(home, "b.sock")));

    /// <summary>Packs the Node client into the artifacts; gives the file.</summary>
    internal async Task<string> PackNodeClientAsync()
    {
        await new Command(Path.Combine(Built.SourceDirectory, "LiveSessionActors.Client.Node"))
            .RunAsync("npm", "pack", "--pack-destination", Artifacts);
        return Directory.GetFiles(Artifacts, "*.tgz").Single();
    }

    private static Task<string> PackAsync(Command sources, string artifacts, string name) => sources.RunAsync(
        "dotnet", "pack", Built.Project(name), "--no-build", "--no-restore", "--output", artifacts,
        "--configuration", Built.Configuration, "-nodeReuse:false");
}
