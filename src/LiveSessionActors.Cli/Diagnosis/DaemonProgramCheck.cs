using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The program that the daemon's process runs, and whether it is still there.</summary>
internal static class DaemonProgramCheck
{
    private const string Name = "daemon's program";
    private const string Gone = " (deleted)";

    /// <summary>The check; null where the system does not tell.</summary>
    public static Check? Run(int process)
    {
        if (ProgramOf(process) is not { } program)
            return null;
        if (program.EndsWith(Gone, StringComparison.Ordinal) || !File.Exists(program))
            return new Check(
                false,
                Name,
                $"{program.Replace(Gone, "", StringComparison.Ordinal)}, which was removed or replaced",
                "Have the program that is there now take its place: live-sessions restart");
        return new Check(true, Name, program == OwnProgramFile ? $"{program}, as this one" : program);
    }

    private static string? OwnProgramFile => ProgramOf(Environment.ProcessId);

    // Of what dotnet runs, the assembly.
    private static string? ProgramOf(int process) => ExecutableOf(process) is not { } executable
        ? null
        : Path.GetFileNameWithoutExtension(executable) != "dotnet"
            ? executable
            : Arguments(process).FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal)) ?? executable;

    private static string? ExecutableOf(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return new FileInfo(PlaceOf(process, "exe")).LinkTarget;
            using var running = Process.GetProcessById(process);
            return running.MainModule?.FileName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException
            or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private static string[] Arguments(int process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(PlaceOf(process, "cmdline"))).Split('\0');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string PlaceOf(int process, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/{file}");
}
