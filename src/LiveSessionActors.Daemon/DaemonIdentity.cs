using System.Globalization;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon;

/// <summary>What the daemon says of itself.</summary>
internal sealed class DaemonIdentity(Workspace? workspace, string durability, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>
    /// The answer to <c>hello</c>: the first that a daemon gives, so it is put together without the JSON writer, whose
    /// tables take milliseconds.
    /// </summary>
    public byte[] Hello() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"name\":\"live-sessions\",\"version\":\"{BuildFacts.Version}\",\"pid\":{Environment.ProcessId},"
        + $"\"protocol\":{{\"min\":1,\"max\":1}},\"workspace\":{OwnWorkspace},"
        + $"\"durability\":\"{durability}\",\"uptimeMs\":{UptimeMs}}}"));

    /// <summary>The answer to <c>stop</c>.</summary>
    public static void WriteStopping(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, "stopping"u8);
        writer.WriteNumber("pid"u8, Environment.ProcessId);
        writer.WriteEndObject();
    }

    private long UptimeMs => (long)time.GetElapsedTime(_started).TotalMilliseconds;

    private string OwnWorkspace => workspace is { } own ? JsString.Of(own.Path).ToString() : "null";
}
