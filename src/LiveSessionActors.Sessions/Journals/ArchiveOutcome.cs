namespace LiveSessionActors.Sessions.Journals;

/// <summary>What became of a session that was looked at for the archive.</summary>
public enum ArchiveOutcome
{
    /// <summary>Its journal is in the archive now; on a dry run: it would be.</summary>
    Archived,

    /// <summary>Its journal was in the archive already.</summary>
    AlreadyArchived,

    /// <summary>It has no journal.</summary>
    Missing,

    /// <summary>It is neither completed nor discarded.</summary>
    Active,

    /// <summary>Its last entry is not old enough, or does not say when it was written.</summary>
    Recent,

    /// <summary>The last line of its journal has no end: somebody is writing it, or died doing so.</summary>
    Unfinished,

    /// <summary>It has a legacy journal, which is never changed and would come in the place of the other.</summary>
    HasLegacyJournal,

    /// <summary>Somebody wrote to it at that moment or since, so that it is not over any more: it is out again.</summary>
    CameBack,

    /// <summary>Its files could not be read or moved.</summary>
    Failed,
}
