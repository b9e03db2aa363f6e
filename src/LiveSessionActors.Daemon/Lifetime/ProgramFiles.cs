using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveSessionActors.Daemon.Lifetime;

/// <summary>
/// The files of the running program, which an upgrade may remove. What is in memory goes on without them; what is only
/// loaded when it is first needed would fail then, so it is loaded at the start.
/// </summary>
internal static class ProgramFiles
{
    // Only where a collector is configured, or on Windows; then they are loaded by the start itself.
    private static readonly string[] Optional = ["OpenTelemetry", "Microsoft.Extensions.Hosting.WindowsServices"];

    private static readonly string Program = typeof(ProgramFiles).Assembly.Location;

    /// <summary>The name of the health check that fails once they are not.</summary>
    public const string HealthCheck = "live-sessions.program";

    /// <summary>Whether they are where they were at the start.</summary>
    public static bool Exist => Program.Length == 0 || File.Exists(Program);

    /// <summary>The health check.</summary>
    public static HealthCheckResult Check() => Exist
        ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy($"{Program} was removed.");

    /// <summary>Loads what serving may need, and is not loaded yet.</summary>
    public static void Load() => Load(typeof(ProgramFiles).Assembly, []);

    // What our own assemblies use, but for the framework, which stays where it is when this program is upgraded: to load
    // that, and all that the packages refer to in turn, takes 7 MB.
    private static void Load(Assembly user, HashSet<string> seen)
    {
        foreach (var name in user.GetReferencedAssemblies())
        {
            if (!seen.Add(name.Name!) || Optional.Any(name.Name!.StartsWith) || !IsOurs(name))
                continue;
            if (TryLoad(name) is { } used && name.Name!.StartsWith(nameof(LiveSessionActors), StringComparison.Ordinal))
                Load(used, seen);
        }
    }

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException)
        {
            // A package may name what it needs on other platforms only.
            return null;
        }
    }

    private static bool IsOurs(AssemblyName name) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"));
}
