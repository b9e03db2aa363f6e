using System.Reflection;
using System.Text.Json;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon;

/// <summary>What the daemon says of itself.</summary>
internal sealed class DaemonIdentity(Workspace workspace, string durability, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>The answer to <c>hello</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, "live-sessions"u8);
        writer.WriteString("version"u8, typeof(DaemonIdentity).Assembly.GetName().Version?.ToString(3));
        writer.WriteNumber("pid"u8, Environment.ProcessId);
        writer.WriteStartObject("protocol"u8);
        writer.WriteNumber("min"u8, 1);
        writer.WriteNumber("max"u8, 1);
        writer.WriteEndObject();
        writer.WriteString("workspace"u8, workspace.Path);
        writer.WriteString("durability"u8, durability);
        writer.WriteString("akkaRuntime"u8, AkkaRuntime());
        writer.WriteNumber("uptimeMs"u8, (long)time.GetElapsedTime(_started).TotalMilliseconds);
        writer.WriteEndObject();
    }

    /// <summary>The answer to <c>stop</c>.</summary>
    public static void WriteStopping(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, "stopping"u8);
        writer.WriteNumber("pid"u8, Environment.ProcessId);
        writer.WriteEndObject();
    }

    private static string? AkkaRuntime() => typeof(DaemonIdentity).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "AkkaRuntime")?.Value;
}
