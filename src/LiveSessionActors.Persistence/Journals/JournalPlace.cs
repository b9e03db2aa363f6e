namespace LiveSessionActors.Persistence.Journals;

/// <summary>Which of the two places a session's journal was found in.</summary>
internal enum JournalPlace
{
    /// <summary>Neither.</summary>
    None,

    /// <summary><c>.impeccable/live/sessions</c>.</summary>
    Primary,

    /// <summary>
    /// <c>.impeccable-live/sessions</c>, which is read while there is no primary journal, and never changed.
    /// </summary>
    Legacy,
}
