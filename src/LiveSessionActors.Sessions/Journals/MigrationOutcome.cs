namespace LiveSessionActors.Sessions.Journals;

/// <summary>What became of a legacy journal that was to be copied to the primary place.</summary>
public enum MigrationOutcome
{
    /// <summary>The session's journal is the copy from now on.</summary>
    Copied,

    /// <summary>The session has another journal, which counts; so it is after the first migration.</summary>
    AlreadyThere,

    /// <summary>The session has no journal at all.</summary>
    Missing,

    /// <summary>The legacy journal cannot be read.</summary>
    Unreadable,

    /// <summary>The file has a name that no session can have.</summary>
    NoSession,

    /// <summary>The copy could not be made.</summary>
    Failed,
}
