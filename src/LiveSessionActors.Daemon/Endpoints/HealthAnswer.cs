using System.Text.Json;
using LiveSessionActors.Actors.Messages;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>How a health report is written.</summary>
internal static class HealthAnswer
{
    public static void Write(Utf8JsonWriter writer, HealthReport report, bool programRemoved, bool healthy)
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
        if (programRemoved)
            writer.WriteBoolean("programRemoved"u8, true);
        writer.WriteEndObject();
    }
}
