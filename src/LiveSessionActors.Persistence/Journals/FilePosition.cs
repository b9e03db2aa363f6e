using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// A place behind a terminated line of a file, with what was known of the file when it was read or written there.
/// </summary>
/// <param name="Place">Which of the files.</param>
/// <param name="Look">The file as it was last seen.</param>
internal sealed record FilePosition(JournalPlace Place, FileLook Look) : JournalPosition
{
    /// <summary>There is no journal.</summary>
    public static FilePosition Nowhere => new(JournalPlace.None, FileLook.Missing);

    /// <summary>Bytes before this place.</summary>
    public long Offset { get; init; }

    /// <inheritdoc/>
    public override int Lines => LineCount;

    /// <inheritdoc/>
    public override bool HasJournal => Place != JournalPlace.None;

    /// <inheritdoc/>
    public override bool IsLegacy => Place == JournalPlace.Legacy;

    /// <summary>Lines before this place.</summary>
    public int LineCount { get; init; }

    /// <summary>Bytes of an unterminated line that were seen behind this place.</summary>
    public long Tail { get; init; }

    /// <summary>When that line was first seen with this length, by the clock that never jumps.</summary>
    public long TailSince { get; init; }

    /// <summary>The end of the last line before this place.</summary>
    public LineMark Mark { get; init; }

    /// <summary>The size of the file when nothing was appended behind what was seen.</summary>
    public long End => Offset + Tail;

    /// <inheritdoc/>
    public override bool IsSamePlace(JournalPosition other) => other is FilePosition place
        ? Offset == place.Offset && LineCount == place.LineCount && Mark == place.Mark
        : base.IsSamePlace(other);

    /// <summary>The place behind one more line of the same file.</summary>
    public FilePosition Behind(long offset, int lines, LineMark mark) => new(Place, Look)
    {
        Offset = offset,
        LineCount = lines,
        Mark = mark,
        TailSince = TailSince,
    };

    /// <summary>The place behind entries that were written here, and the file directly after that.</summary>
    public FilePosition After(IReadOnlyList<JournalEntry> entries, FileLook look)
    {
        // An unterminated line gets its newline together with the entries.
        var seal = Tail > 0 ? 1 : 0;
        var bytes = 0L;
        for (var index = 0; index < entries.Count; index++)
            bytes += entries[index].Text.Length + 1;
        return new FilePosition(JournalPlace.Primary, look)
        {
            Offset = End + seal + bytes,
            LineCount = LineCount + seal + entries.Count,
            Mark = LineMark.OfLine(entries[^1].Text.Span),
        };
    }
}
