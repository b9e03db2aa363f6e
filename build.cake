var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

const string Solution = "./LiveSessionActors.sln";
const string Artifacts = "./artifacts";
const string Cli = "./src/LiveSessionActors.Cli/LiveSessionActors.Cli.csproj";
const string Faults = "./tests/LiveSessionActors.Faults.Tests/LiveSessionActors.Faults.Tests.csproj";

var Program = MakeAbsolute(Directory($"./src/LiveSessionActors.Cli/bin/{configuration}/net10.0")).FullPath;

Task("__Restore").Does(() => DotNetRestore(Solution));

Task("__Build").IsDependentOn("__Restore").Does(() =>
    DotNetBuild(Solution, new DotNetBuildSettings
    {
        Configuration = configuration,
        NoRestore = true,
    }));

Task("__Test").IsDependentOn("__Build").Does(() =>
    DotNetTest(Solution, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
    }));

Task("Build").Description("Builds the program live-sessions, and nothing else.").Does(() =>
{
    DotNetBuild(Cli, new DotNetBuildSettings { Configuration = configuration });
    Information($"The program is in {Program}; to have it on your PATH in this terminal:");
    Information($"export PATH=\"{Program}:$PATH\"");
});

Task("Test").Description("Builds and runs every test.").IsDependentOn("__Test");

Task("Faults")
    .Description("Kills daemons and breaks disks: --kills=N at least (2000), for at most --seconds=N (no limit); "
        + "--soak=SECONDS of mixed load with every time-based setting shortened (300).")
    .IsDependentOn("__Build")
    .Does(() => DotNetTest(Faults, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
        Loggers = ["console;verbosity=normal"],
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["LIVE_SESSIONS_FAULT_KILLS"] = Argument("kills", "2000"),
            ["LIVE_SESSIONS_FAULT_SECONDS"] = Argument("seconds", ""),
            ["LIVE_SESSIONS_FAULT_SOAK"] = Argument("soak", "300"),
        },
    }));

Task("__WhatNext").Does(() =>
{
    Information("The daemon is built, and then runs in this terminal until Ctrl+C.");
    Information("Once it says that it serves, go to a project of yours in another terminal:");
    Information($"export PATH=\"{Program}:$PATH\"");
    Information("live-sessions status        # README.md goes on from here: Five minutes");
});

Task("Run")
    .Description("Builds and runs the daemon in the foreground until Ctrl+C.")
    .IsDependentOn("__WhatNext")
    .IsDependentOn("Build")
    .Does(() => DotNetRun(Cli, new ProcessArgumentBuilder().Append("daemon"), new DotNetRunSettings
    {
        Configuration = configuration,
        NoBuild = true,
    }));

Task("Pack")
    .Description("Packs the tool, the clients and the libraries for Akka.NET hosts into artifacts/.")
    .IsDependentOn("Build")
    .Does(() =>
{
    foreach (var library in (string[])["Client", "Sessions", "Persistence", "Actors", "Hosting"])
    {
        DotNetPack($"./src/LiveSessionActors.{library}/LiveSessionActors.{library}.csproj", new DotNetPackSettings
        {
            Configuration = configuration,
            NoBuild = true,
            NoRestore = true,
            OutputDirectory = Artifacts,
        });
    }

    DotNetMSBuild(Cli, new DotNetMSBuildSettings()
        .WithTarget("PackProgram")
        .SetConfiguration(configuration)
        .WithProperty("PackageOutputPath", MakeAbsolute(Directory(Artifacts)).FullPath));

    if (Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm") is not { } npm)
        Warning("The npm package is left out: there is no npm on the PATH.");
    else if (StartProcess(npm, $"pack ./src/LiveSessionActors.Client.Node --pack-destination {Artifacts}") != 0)
        throw new CakeException("npm did not pack the Node client; its words are above.");
});

Task("Bench")
    .Description("Measures everything and writes RESULTS.md of the benchmarks: --only=NAME,… some of it, --side-by-side=FILE.")
    .IsDependentOn("__Build")
    .Does(() =>
        DotNetExecute(
            $"./tests/LiveSessionActors.Benchmarks/bin/{configuration}/net10.0/LiveSessionActors.Benchmarks.dll",
            new ProcessArgumentBuilder()
                .AppendQuoted($"--only={Argument("only", "")}")
                .AppendQuoted($"--side-by-side={Argument("side-by-side", "")}")));

// The third part of a format, the analyzers' findings, are errors of the build.
Task("Format").Description("Fails when a file is not formatted as .editorconfig says.").IsDependentOn("__Restore").Does(() =>
{
    var verify = new DotNetFormatSettings { VerifyNoChanges = true, NoRestore = true };
    DotNetFormatWhitespace(Solution, verify);
    DotNetFormatStyle(Solution, verify);
});

RunTarget(target);
