var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");
var akka = Argument("akka", "embedded");

const string Solution = "./LiveSessionActors.sln";
const string Artifacts = "./artifacts";
const string Cli = "./src/LiveSessionActors.Cli/LiveSessionActors.Cli.csproj";
const string Faults = "./tests/LiveSessionActors.Faults.Tests/LiveSessionActors.Faults.Tests.csproj";

if (akka is not ("embedded" or "packages"))
    throw new CakeException($"--akka={akka}: it is either 'embedded' (the default) or 'packages' (Akka.NET from NuGet).");

DotNetMSBuildSettings Runtime() => new DotNetMSBuildSettings().WithProperty("AkkaRuntime", akka);

Task("__Restore").Does(() =>
{
    try
    {
        DotNetRestore(Solution, new DotNetRestoreSettings { MSBuildSettings = Runtime() });
    }
    catch (CakeException) when (akka == "packages")
    {
        throw new CakeException(
            "Your NuGet sources do not have the Akka.NET packages that --akka=packages needs (see the errors above). "
            + "Add a source that has them, or leave the switch out: the embedded runtime needs none.");
    }
});

Task("__Build").IsDependentOn("__Restore").Does(() =>
    DotNetBuild(Solution, new DotNetBuildSettings
    {
        Configuration = configuration,
        NoRestore = true,
        MSBuildSettings = Runtime(),
    }));

Task("__Test").IsDependentOn("__Build").Does(() =>
    DotNetTest(Solution, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
        MSBuildSettings = Runtime(),
    }));

Task("Build").Description("Compiles everything; warnings are errors.").IsDependentOn("__Build");

Task("Test").Description("Builds and runs every test.").IsDependentOn("__Test");

Task("Faults")
    .Description("Kills daemons and breaks disks: --kills=N at least (2000), for at most --seconds=N (no limit).")
    .IsDependentOn("__Build")
    .Does(() => DotNetTest(Faults, new DotNetTestSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
        Loggers = ["console;verbosity=normal"],
        MSBuildSettings = Runtime(),
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["LIVE_SESSIONS_FAULT_KILLS"] = Argument("kills", "2000"),
            ["LIVE_SESSIONS_FAULT_SECONDS"] = Argument("seconds", ""),
        },
    }));

Task("Run").Description("Builds and runs the daemon in the foreground until Ctrl+C.").IsDependentOn("__Restore").Does(() =>
    DotNetRun(Cli, new ProcessArgumentBuilder().Append("daemon"), new DotNetRunSettings
    {
        Configuration = configuration,
        NoRestore = true,
        MSBuildSettings = Runtime(),
    }));

Task("Pack").Description("Packs the clients, and the program for this platform, into artifacts/.").IsDependentOn("__Build").Does(() =>
{
    var settings = new DotNetPackSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
        OutputDirectory = Artifacts,
        MSBuildSettings = Runtime(),
    };
    DotNetPack("./src/LiveSessionActors.Client/LiveSessionActors.Client.csproj", settings);
    DotNetPublish(Cli, new DotNetPublishSettings
    {
        Configuration = configuration,
        NoBuild = true,
        NoRestore = true,
        OutputDirectory = Artifacts + "/live-sessions",
        MSBuildSettings = Runtime(),
    });
    if (Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm") is not { } npm)
        Warning("The npm package is left out: there is no npm on the PATH.");
    else if (StartProcess(npm, $"pack ./src/LiveSessionActors.Client.Node --pack-destination {Artifacts}") != 0)
        throw new CakeException("npm did not pack the Node client; its words are above.");
});

Task("Bench")
    .Description("Measures everything and writes RESULTS.md of the benchmarks: --only=NAME,… some of it, --side-by-side=FILE.")
    .IsDependentOn("__Build")
    .Does(() =>
{
    var output = $"bin/{(akka == "packages" ? "packages/" : "")}{configuration}/net10.0";
    DotNetExecute(
        $"./tests/LiveSessionActors.Benchmarks/{output}/LiveSessionActors.Benchmarks.dll",
        new ProcessArgumentBuilder()
            .AppendQuoted($"--only={Argument("only", "")}")
            .AppendQuoted($"--side-by-side={Argument("side-by-side", "")}"));
});

Task("Format").Description("Fails when a file is not formatted as .editorconfig says.").IsDependentOn("__Restore").Does(() =>
    DotNetFormat(Solution, new DotNetFormatSettings { VerifyNoChanges = true, NoRestore = true }));

RunTarget(target);
