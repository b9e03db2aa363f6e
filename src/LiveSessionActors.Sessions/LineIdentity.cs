namespace LiveSessionActors.Sessions;

/// <summary>
/// Which line of a journal: its place and its bytes. Numbers that are written in lines can be shared by two of them.
/// </summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Hash">The hash of its bytes.</param>
public readonly record struct LineIdentity(int Number, ulong Hash)
{
    /// <summary>No line is this one.</summary>
    public static LineIdentity None => default;
}
