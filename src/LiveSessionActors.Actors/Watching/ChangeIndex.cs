using System.Diagnostics.CodeAnalysis;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>
/// The order of a workspace's changes: which line of which journal came when, as far back as it is kept. Each session's
/// lines follow one another without a gap.
/// </summary>
/// <param name="epoch">This opening's name, unlike that of any other.</param>
internal sealed class ChangeIndex(ulong epoch)
{
    /// <summary>So many changes are never cut away before the first that is kept.</summary>
    public const long StartMax = 1L << 52;

    // Of so many openings that all changes were cut away it is known which cursors were theirs.
    private const int CutEpochsMax = 1000;

    private const int ReadAtOnce = 64;
    private const int PassedAtOnce = 10_000;

    private readonly List<IndexEntry> _entries = [];
    private readonly List<IndexEpoch> _epochs = [];
    private readonly Dictionary<SessionId, KnownLine> _known = [];
    private readonly Dictionary<SessionId, KnownLine> _knownAtStart = [];

    /// <summary>How many entries were cut away.</summary>
    public long Start { get; private set; }

    /// <summary>How many there are, those that were cut away included.</summary>
    public long End => Start + _entries.Count;

    /// <summary>The last known line of each journal.</summary>
    public IReadOnlyDictionary<SessionId, KnownLine> Known => _known;

    /// <summary>The last known line of each journal before the first entry that is kept.</summary>
    public IReadOnlyDictionary<SessionId, KnownLine> KnownAtStart => _knownAtStart;

    /// <summary>The openings whose entries are kept, and the last ones whose were cut away, in their order.</summary>
    public IReadOnlyList<IndexEpoch> Epochs => _epochs;

    /// <summary>The entry that is the <paramref name="position"/>th.</summary>
    public IndexEntry this[long position] => _entries[(int)(position - Start - 1)];

    /// <summary>Whether each place in it, the first included, has a cursor.</summary>
    public bool IsPlaced => Start == 0 || EpochOf(Start) >= 0;

    /// <summary>An index without entries, for those that a text has to be added to.</summary>
    /// <param name="start">How many were cut away before.</param>
    /// <param name="epoch">This opening's name.</param>
    public static ChangeIndex Begin(long start, ulong epoch) => new(epoch) { Start = start };

    /// <summary>Adds an entry of this opening; it must follow what is known of its session.</summary>
    public void Add(IndexEntry entry)
    {
        if (_epochs.Count == 0 || _epochs[^1].Id != epoch)
            Open(new IndexEpoch(epoch, End));
        if (!TryAdd(entry))
            throw new ArgumentException($"{entry} does not follow what is known of its session.", nameof(entry));
    }

    /// <summary>Adds what a look found, and says what it added.</summary>
    public IEnumerable<AddedChange> Add(JournalFinding finding)
    {
        var (session, last) = (finding.Session, finding.Now.Last);
        if (finding.Replaced)
        {
            Add(new IndexEntry(session, last.Line, last.Hash, Replaced: true));
            yield return new AddedChange(End, session, null, Replaced: true);
        }

        var number = last.Line - finding.Lines.Count;
        foreach (var line in finding.Lines)
        {
            Add(new IndexEntry(session, ++number, line.Hash));
            yield return new AddedChange(End, session, line.Change, Replaced: false);
        }
    }

    /// <summary>
    /// Some entries behind a place and not beyond <paramref name="end"/>, of a session or of all, and how far they go.
    /// </summary>
    public (IReadOnlyList<PastEntry> Entries, long Position) Read(long position, long end, SessionId? session)
    {
        var entries = new List<PastEntry>();
        end = Math.Min(end, position + PassedAtOnce);
        while (position < end && entries.Count < ReadAtOnce)
        {
            var entry = this[++position];
            if ((session ?? entry.Session) == entry.Session)
                entries.Add(new PastEntry(entry, position, CursorOf(position)));
        }

        return (entries, position);
    }

    /// <summary>Adds an entry that was read; false when it does not follow what is known of its session.</summary>
    public bool TryAdd(IndexEntry entry)
    {
        if (!entry.Replaced && entry.Line != _known.GetValueOrDefault(entry.Session).Line + 1)
            return false;

        _entries.Add(entry);
        _known[entry.Session] = new KnownLine(entry.Line, entry.Hash);
        return true;
    }

    /// <summary>Adds an opening that was read; false when it is out of place.</summary>
    public bool TryAdd(IndexEpoch read)
    {
        // Those before the first entry may have begun at any time before that; any other where it stands.
        var isPlaced = read.After <= End && (_entries.Count == 0 || read.After == End)
            && (_epochs.Count == 0 || read.After >= _epochs[^1].After);
        if (!isPlaced || read.Id == epoch || _epochs.Count > CutEpochsMax + _entries.Count + 1)
            return false;

        Open(read);
        return true;
    }

    /// <summary>What is known of a session before the first entry.</summary>
    public void AddKnown(SessionId session, KnownLine known) => _known[session] = _knownAtStart[session] = known;

    /// <summary>The cursor behind the <paramref name="position"/>th entry.</summary>
    public string CursorOf(long position) =>
        new ChangeCursor(position == 0 ? 0 : _epochs[EpochOf(position)].Id, position).ToString();

    /// <summary>Whether a cursor is one of this index, and behind which entry.</summary>
    public bool TryFind(string text, [NotNullWhen(true)] out long? position)
    {
        position = null;
        if (!ChangeCursor.TryParse(text, out var cursor) || cursor.Position > End || EpochIdOf(cursor) != cursor.Epoch)
            return false;

        position = cursor.Position;
        return true;
    }

    /// <summary>Cuts the older half away when there are more than <paramref name="entriesMax"/>.</summary>
    public bool Cut(int entriesMax)
    {
        if (_entries.Count <= entriesMax)
            return false;

        var count = _entries.Count - (entriesMax / 2);
        foreach (var entry in _entries[..count])
            _knownAtStart[entry.Session] = new KnownLine(entry.Line, entry.Hash);
        _entries.RemoveRange(0, count);
        Start += count;
        _epochs.RemoveRange(0, Math.Max(0, EpochOf(Start) - CutEpochsMax));
        return true;
    }

    // One that added nothing leaves no trace.
    private void Open(IndexEpoch opened)
    {
        if (_epochs.Count > 0 && _epochs[^1].After == opened.After)
            _epochs.RemoveAt(_epochs.Count - 1);
        _epochs.Add(opened);
    }

    // Before the first change there was no opening, and nothing that could be lost.
    private ulong? EpochIdOf(ChangeCursor cursor) => cursor.Position == 0 ? 0
        : EpochOf(cursor.Position) is >= 0 and var at ? _epochs[at].Id
        : null;

    // The last that had begun before the entry.
    private int EpochOf(long position)
    {
        var at = _epochs.Count - 1;
        while (at >= 0 && _epochs[at].After >= position)
            at--;
        return at;
    }
}
