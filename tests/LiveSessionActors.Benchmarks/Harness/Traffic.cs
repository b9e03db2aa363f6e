using System.Globalization;
using System.Text;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Benchmarks.Harness;

/// <summary>The events that are appended, and journals full of them, written past the daemon.</summary>
internal static class Traffic
{
    // Above that of any line of a journal.
    private static int _revision = 1_000_000;

    /// <summary>
    /// A checkpoint as a browser sends it, 170 bytes of it. Of two, the later one has the higher revision: a lower one
    /// would be a diagnostic, and the snapshot would grow with each.
    /// </summary>
    public static string Event(string session, int number) => Event(session, number, Interlocked.Increment(ref _revision));

    /// <summary>A checkpoint whose order does not matter, since it has no revision.</summary>
    public static string UnorderedEvent(string session, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"type":"checkpoint","id":"{{{session}}}","phase":"cycling","visibleVariant":{{{number % 3}}},"owner":"browser-1","paramValues":{"density":{{{number % 7}}},"tone":"sharp","other":"value"}}""");

    /// <summary>An event as the daemon holds it.</summary>
    public static SessionEvent Parsed(string @event) => SessionEvent.Parse(Encoding.UTF8.GetBytes(@event), null, 64);

    /// <summary>A line of a journal, without its newline.</summary>
    public static string Line(string session, int seq) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"seq":{{{seq}}},"id":"{{{session}}}","type":"checkpoint","ts":"2026-01-01T00:00:00.000Z","event":{{{Event(session, seq, seq)}}}}""");

    /// <summary>
    /// Writes a journal of so many entries and gives its size. <paramref name="flush"/> takes it to the disk, so that
    /// the daemon's next flush of it has nothing of this to do.
    /// </summary>
    public static long WriteJournal(string path, string session, int entries, bool flush = false)
    {
        var buffer = Math.Min(entries * 300, 1 << 20);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, buffer);
        Span<byte> line = stackalloc byte[512];
        for (var seq = 1; seq <= entries; seq++)
        {
            var count = Encoding.UTF8.GetBytes(Line(session, seq), line);
            line[count] = (byte)'\n';
            file.Write(line[..(count + 1)]);
        }

        file.Flush(flush);
        return file.Position;
    }

    private static string Event(string session, int number, int revision) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"type":"checkpoint","id":"{{{session}}}","revision":{{{revision}}},"phase":"cycling","visibleVariant":{{{number % 3}}},"owner":"browser-1","paramValues":{"density":{{{number % 7}}},"tone":"sharp"}}""");
}
