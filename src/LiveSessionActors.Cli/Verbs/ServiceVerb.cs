using System.CommandLine;
using LiveSessionActors.Cli.Services;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// <c>live-sessions service</c>: has the platform start the daemon, and says exactly what it did for that.
/// </summary>
internal static class ServiceVerb
{
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only say what would be done, and what the files would hold.",
    };

    public static Command Create() => new("service", "Have the platform start the daemon.")
    {
        VerbCall.PlainVerb("install", "Make the daemon a service of yours, and start it.", InstallAsync, DryRun),
        VerbCall.PlainVerb("uninstall", "End that and remove its files.", UninstallAsync, DryRun),
        VerbCall.PlainVerb("status", "Say whether it is one, and how it is.", StatusAsync),
    };

    private static async Task<int> InstallAsync(VerbCall call)
    {
        var kind = ServiceKinds.OfThisPlatform();
        var (work, plan) = (WorkOf(call), kind.Install(SettingOf(call)));
        // The platform is about to listen where it does.
        if (!call.Arguments.GetValue(DryRun) && (await DaemonStop.RunAsync(call)).Pid is { } pid)
            work.Note("stopped", $"the daemon that ran, process {pid}");
        work.Write(plan.Files);
        await work.RunAsync(plan.Commands, call.Cancellation);
        return Tell(call, kind, work);
    }

    private static async Task<int> UninstallAsync(VerbCall call)
    {
        var kind = ServiceKinds.OfThisPlatform();
        var (work, plan) = (WorkOf(call), kind.Uninstall());
        await work.RunAsync(plan.Commands, call.Cancellation);
        work.Remove(plan.Files);
        await work.RunAsync(kind.Forget(), call.Cancellation);
        return Tell(call, kind, work);
    }

    private static async Task<int> StatusAsync(VerbCall call)
    {
        var kind = ServiceKinds.OfThisPlatform();
        var work = new ServiceWork(dryRun: false);
        foreach (var file in kind.Uninstall().Files)
            work.Note(File.Exists(file.Path) ? "is_there" : "is_not_there", file.Path);
        await work.AskAsync(kind.Look(), call.Cancellation);
        return Tell(call, kind, work);
    }

    private static ServiceWork WorkOf(VerbCall call) => new(call.Arguments.GetValue(DryRun));

    private static ServiceSetting SettingOf(VerbCall call) => new(
        OwnProgram.Command,
        call.Address,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetEnvironmentVariable("LIVE_SESSIONS_CONFIG") is { Length: > 0 } file
            ? Path.GetFullPath(file)
            : null,
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? root : null);

    private static int Tell(VerbCall call, IServiceKind kind, ServiceWork work) => call.Answer(
        () => JsonLine.Of(
            ("ok", work.Succeeded), ("kind", kind.Name), ("steps", work.Steps.Select(step => step.ToJson()))),
        person =>
        {
            foreach (var step in work.Steps)
            {
                person.Line($"{step.Did.Replace('_', ' ')}: {step.What} [grey]{step.Said}[/]");
                foreach (var line in step.Content?.TrimEnd().Split('\n') ?? [])
                    person.Line($"    {line}");
            }

            if (!work.Succeeded)
                person.Line($"Run what was not run in a login session of your own.");
        },
        work.Succeeded ? ExitCode.Done : ExitCode.Wrong);
}
