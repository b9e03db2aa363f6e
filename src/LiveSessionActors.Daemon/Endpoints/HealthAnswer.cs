using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using HealthCheckReport = Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport;
using HealthReport = LiveSessionActors.Actors.Messages.HealthReport;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>How a health report is written.</summary>
internal static class HealthAnswer
{
    public static void Write(Utf8JsonWriter writer, HealthReport report, HealthCheckReport checks, bool healthy)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, healthy ? "ok"u8 : "failing"u8);
        writer.WriteStartArray("workspaces"u8);
        foreach (var workspace in report.Workspaces)
            writer.WriteStringValue(workspace.Path);
        writer.WriteEndArray();
        writer.WriteStartArray("poisonedSessions"u8);
        foreach (var session in report.PoisonedSessions)
        {
            writer.WriteStartObject();
            writer.WriteString("workspace"u8, session.Workspace.Path);
            writer.WriteString("id"u8, session.Session.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("checks"u8);
        foreach (var (name, entry) in checks.Entries)
            writer.WriteString(name, entry.Status == HealthStatus.Healthy ? "ok"u8 : "failing"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
