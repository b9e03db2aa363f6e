using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>A session as a look found it, and by what its journal is known again to be no other.</summary>
/// <param name="Snapshot">How it stands.</param>
/// <param name="Place">Where its journal is.</param>
/// <param name="Look">What the file was when it had been read to its end.</param>
/// <param name="IsSaved">Whether its snapshot file was seen to be up to date.</param>
internal sealed record Kept(SessionSnapshot Snapshot, JournalPlace Place, FileLook Look, bool IsSaved)
{
    // The objects around the text, and the id.
    private const int BytesAround = 400;

    /// <summary>Which session.</summary>
    public SessionId Session => Snapshot.Id;

    /// <summary>About what it takes in memory.</summary>
    public int Bytes => Snapshot.Json.Length + BytesAround;

    /// <summary>Of what was found; null when the next look is to read it again.</summary>
    public static Kept? Of(Glanced found) =>
        found.Unsaved is null && found.Position is { Look: { } look } position && position.End == look.Size
            ? new Kept(found.Snapshot.AsText(), position.Place, look, found.IsSaved)
            : null;
}
