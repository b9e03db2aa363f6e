using System.Text.Json;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>How it is written what was archived and what was not.</summary>
internal static class ArchiveAnswer
{
    public static void Write(Utf8JsonWriter writer, WorkspaceReply.SessionsArchived archived)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("archived"u8);
        foreach (var found in archived.Sessions.Where(found => found.Outcome == ArchiveOutcome.Archived))
            writer.WriteStringValue(found.Session.Value);
        writer.WriteEndArray();
        writer.WriteStartArray("kept"u8);
        foreach (var found in archived.Sessions.Where(found => found.Outcome != ArchiveOutcome.Archived))
            Write(writer, found);
        writer.WriteEndArray();
        writer.WriteBoolean("more"u8, archived.More);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ArchiveFinding found)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, found.Session.Value);
        writer.WriteString("reason"u8, ReasonOf(found.Outcome));
        writer.WriteString(
            "detail"u8, (found.Failure ?? BridgeRefusals.NotArchived(found.Session, found.Outcome)).Detail);
        writer.WriteEndObject();
    }

    private static string ReasonOf(ArchiveOutcome outcome) => outcome switch
    {
        ArchiveOutcome.AlreadyArchived => "already_archived",
        ArchiveOutcome.Active => "active",
        ArchiveOutcome.Recent => "recent",
        ArchiveOutcome.Unfinished => "unfinished",
        ArchiveOutcome.HasLegacyJournal => "legacy_journal",
        ArchiveOutcome.CameBack => "came_back",
        _ => "failed",
    };
}
