namespace LiveSessionActors.Persistence.Journals;

/// <summary>Which of its places a session's journal was found in.</summary>
internal enum JournalPlace
{
    /// <summary>None of them.</summary>
    None,

    /// <summary><c>.impeccable/live/sessions</c>.</summary>
    Primary,

    /// <summary>
    /// <c>.impeccable/live/archive</c>: the same file, moved there when its session was over and moved back before the
    /// session's next append.
    /// </summary>
    Archived,

    /// <summary>
    /// <c>.impeccable-live/sessions</c>, which is read while there is no primary journal, and never changed.
    /// </summary>
    Legacy,
}
