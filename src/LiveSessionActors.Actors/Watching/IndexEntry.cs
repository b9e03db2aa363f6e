using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>An entry of the index of changes.</summary>
/// <param name="Session">Whose journal.</param>
/// <param name="Line">Which line of it, from 1; of a journal that was replaced, how many lines it had then.</param>
/// <param name="Hash">The line's.</param>
/// <param name="Replaced">The journal was found to be another one.</param>
internal readonly record struct IndexEntry(SessionId Session, int Line, ulong Hash, bool Replaced = false);

/// <summary>The last line of a journal that the index knows.</summary>
/// <param name="Line">Its number, 0 when there is none.</param>
/// <param name="Hash">Its hash.</param>
internal readonly record struct KnownLine(int Line, ulong Hash);

/// <summary>One opening of the index, by which it was added to.</summary>
/// <param name="Id">Its name.</param>
/// <param name="After">How many entries there were before it.</param>
internal readonly record struct IndexEpoch(ulong Id, long After);

/// <summary>A change that was added to the index and has not been told yet.</summary>
/// <param name="Position">Which one of all.</param>
/// <param name="Session">Whose journal.</param>
/// <param name="Change">What it changed; null when it changed nothing or nobody asked for that.</param>
/// <param name="Replaced">The journal was found to be another one.</param>
internal readonly record struct AddedChange(long Position, SessionId Session, SessionChange? Change, bool Replaced);
