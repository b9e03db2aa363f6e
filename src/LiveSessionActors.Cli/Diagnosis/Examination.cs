using System.Runtime.InteropServices;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>Looks at the program, the address, the daemon and the workspace, in this order. Changes nothing.</summary>
internal static class Examination
{
    public static async IAsyncEnumerable<Check> RunAsync(VerbCall call)
    {
        yield return new Check(
            true,
            "program",
            $"live-sessions {OwnProgram.Version.ToString(3)} on {RuntimeInformation.FrameworkDescription}, "
            + $"run by '{OwnProgram.Command}'");
        yield return AddressCheck.Run(call.Address);
        yield return ConfigurationCheck.Run();

        var (daemon, hello) = await DaemonCheck.RunAsync(call);
        yield return daemon;
        if (hello is not null && DaemonProgramCheck.Run(hello.Pid) is { } program)
            yield return program;
        if (hello is { Protocol.IncludesSpoken: true })
        {
            await foreach (var check in AnswersAsync(call))
                yield return check;
        }

        if (LogCheck.Run(call.Address) is { } log)
            yield return log;
        yield return WorkspaceExamination.Run(call.Place, hello?.Pid);
        if (Directory.Exists(call.Workspace))
        {
            await foreach (var check in FilesAsync(call, hello))
                yield return check;
        }
    }

    // What the daemon says of itself and of the workspace.
    private static async IAsyncEnumerable<Check> AnswersAsync(VerbCall call)
    {
        yield return await HealthCheck.RunAsync(call);
        yield return await ListingCheck.RunAsync(call);
        yield return await WorkCheck.RunAsync(call);
    }

    private static async IAsyncEnumerable<Check> FilesAsync(VerbCall call, DaemonHello? daemon)
    {
        var files = new WorkspaceFiles(call.Workspace);
        yield return LinkCheck.Run(files);
        yield return LockCheck.Run(files, daemon?.Pid);
        if (LegacyCheck.Run(files) is { } legacy)
            yield return legacy;
        if (IdCheck.Run(files) is { } ids)
            yield return ids;
        await foreach (var check in LineCheck.RunAsync(call, daemon is not null))
            yield return check;
    }
}
