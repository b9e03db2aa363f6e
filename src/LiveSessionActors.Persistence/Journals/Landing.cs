using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// Where a write behind a position came down: filled by the write, known to the positions derived from it.
/// </summary>
internal sealed class Landing
{
    /// <summary>The file directly after the write, or null while nothing was written.</summary>
    public FileLook? Look { get; set; }

    /// <summary>What was written came down behind, or among, lines that its writer does not know.</summary>
    public bool IsOvertaken { get; set; }
}
