using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>How it is written which legacy journals were copied and which were not.</summary>
internal static class MigrationAnswer
{
    public static void Write(Utf8JsonWriter writer, WorkspaceReply.LegacyMigrated migrated)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("copied"u8);
        foreach (var found in migrated.Journals.Where(found => found.Outcome == MigrationOutcome.Copied))
            writer.WriteStringValue(found.Name);
        writer.WriteEndArray();
        writer.WriteStartArray("kept"u8);
        foreach (var found in migrated.Journals.Where(found => found.Outcome != MigrationOutcome.Copied))
            Write(writer, found);
        writer.WriteEndArray();
        writer.WriteBoolean("more"u8, migrated.More);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, WorkspaceReply.MigrationProgress progress)
    {
        writer.WriteStartObject();
        writer.WriteNumber("done"u8, progress.Done);
        writer.WriteNumber("total"u8, progress.Total);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MigrationFinding found)
    {
        writer.WriteStartObject();
        writer.WriteString("session"u8, found.Name);
        writer.WriteString("reason"u8, ReasonOf(found.Outcome));
        writer.WriteString("detail"u8, found.Failure?.Detail ?? $"session {found.Name} has another journal, which counts");
        writer.WriteEndObject();
    }

    private static string ReasonOf(MigrationOutcome outcome) => outcome switch
    {
        MigrationOutcome.AlreadyThere => "already_there",
        MigrationOutcome.Unreadable => "unreadable",
        MigrationOutcome.NoSession => "not_a_session",
        _ => "failed",
    };
}
