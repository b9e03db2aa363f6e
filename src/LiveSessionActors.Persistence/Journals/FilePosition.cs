using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>
/// A place behind a terminated line of a file, with what was known of the file when it was read or written there.
/// </summary>
internal sealed record FilePosition : JournalPosition
{
    private readonly JournalPlace _place;
    private readonly FileLook _look;
    private readonly Landing? _origin;

    /// <summary>A place that was read.</summary>
    public FilePosition(JournalPlace place, FileLook look) => (_place, _look) = (place, look);

    private FilePosition(Landing origin) => (_place, _origin) = (JournalPlace.Primary, origin);

    /// <summary>There is no journal.</summary>
    public static FilePosition Nowhere => new(JournalPlace.None, FileLook.Missing);

    /// <summary>Which of the files.</summary>
    public JournalPlace Place => _place;

    /// <summary>The file as it was last seen; null when this place was said to be written and never was.</summary>
    public FileLook? Look => _origin is null ? _look : _origin.Look;

    /// <summary>Bytes before this place.</summary>
    public long Offset { get; init; }

    /// <inheritdoc/>
    public override int Lines => LineCount;

    /// <inheritdoc/>
    public override bool HasJournal => _place != JournalPlace.None;

    /// <summary>Lines before this place.</summary>
    public int LineCount { get; init; }

    /// <summary>Bytes of an unterminated line that were seen behind this place.</summary>
    public long Tail { get; init; }

    /// <summary>When that line was first seen with this length, by the clock that never jumps.</summary>
    public long TailSince { get; init; }

    /// <summary>The end of the last line before this place.</summary>
    public LineMark Mark { get; init; }

    /// <summary>Where entries expected behind this place come down.</summary>
    public Landing Landing { get; } = new();

    /// <inheritdoc/>
    public override bool IsOvertaken => Landing.IsOvertaken;

    /// <summary>The size of the file when nothing was appended behind what was seen.</summary>
    public long End => Offset + Tail;

    /// <inheritdoc/>
    public override bool IsSamePlace(JournalPosition other) => other is FilePosition place
        ? Offset == place.Offset && LineCount == place.LineCount && Mark == place.Mark
        : base.IsSamePlace(other);

    /// <summary>The place behind one more line of the same file.</summary>
    public FilePosition Behind(long offset, int lines, LineMark mark) => new(_place, _look)
    {
        Offset = offset,
        LineCount = lines,
        Mark = mark,
        TailSince = TailSince,
    };

    /// <inheritdoc/>
    public override JournalPosition After(IReadOnlyList<JournalEntry> entries)
    {
        // An unterminated line gets its newline together with the entries.
        var seal = Tail > 0 ? 1 : 0;
        var bytes = 0L;
        for (var index = 0; index < entries.Count; index++)
            bytes += entries[index].Text.Length + 1;
        return new FilePosition(Landing)
        {
            Offset = End + seal + bytes,
            LineCount = LineCount + seal + entries.Count,
            Mark = LineMark.OfLine(entries[^1].Text.Span),
        };
    }
}
