using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Glances;

/// <summary>A session as a look found it.</summary>
/// <param name="Position">Where its journal ended, and what the file was then.</param>
/// <param name="Snapshot">How it stands.</param>
/// <param name="IsSaved">Whether its snapshot file was seen to be up to date.</param>
/// <param name="Unsaved">Why it could not be brought up to date, or null.</param>
internal sealed record Glanced(FilePosition Position, SessionSnapshot Snapshot, bool IsSaved, Exception? Unsaved);
