using System.Collections.Immutable;

namespace LiveSessionActors.Sessions.Journals;

/// <summary>What a journal holds after a place in it.</summary>
/// <param name="Replaced">
/// The file is not the one that was read before (truncated, replaced, removed): the lines are those from its start on,
/// and everything derived before is to be forgotten.
/// </param>
/// <param name="Lines">Lines in file order, blank ones included; only the very last may be unterminated.</param>
/// <param name="Position">The place behind the last terminated line.</param>
/// <param name="More">
/// There is more to read from <paramref name="Position"/> on; a read returns a bounded piece.
/// </param>
public sealed record JournalTail(bool Replaced, ImmutableArray<JournalLine> Lines, JournalPosition Position, bool More)
{
    /// <summary>Nothing was appended since <paramref name="position"/>.</summary>
    public static JournalTail Unchanged(JournalPosition position) => new(false, [], position, false);
}
