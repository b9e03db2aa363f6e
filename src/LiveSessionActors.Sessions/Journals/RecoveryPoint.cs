namespace LiveSessionActors.Sessions.Journals;

/// <summary>
/// The payload of a snapshot that a recovery begins with: the session after the first lines of its journal, mostly all
/// of them, which are known to be the very lines it was made of.
/// </summary>
/// <param name="State">The session.</param>
/// <param name="Position">Behind those lines.</param>
public sealed record RecoveryPoint(SessionState State, JournalPosition Position);
