using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Watching;

/// <summary>The index of changes as text, a line each; <c>FORMAT.md</c> describes it.</summary>
internal static class ChangeIndexText
{
    private const string Format = "changes 1";
    private const int LineMax = SessionId.LengthMax + 64;

    /// <summary>
    /// Reads an index, up to where the text stops making sense, a line at a time: what makes none takes no memory.
    /// </summary>
    /// <param name="text">What the file holds.</param>
    /// <param name="epoch">The name of this opening.</param>
    /// <param name="isWhole">Whether all of it made sense, so that it can be added to.</param>
    /// <param name="linesMax">More lines than this were never written.</param>
    public static ChangeIndex Read(
        ReadOnlySpan<byte> text, ulong epoch, out bool isWhole, int linesMax = int.MaxValue)
    {
        isWhole = false;
        if (!TryTakeLine(ref text, out var words)
            || words is not ["changes", "1", var cutAway] || !TryRead(cutAway, out long start)
            || start >= ChangeIndex.StartMax)
            return new ChangeIndex(epoch);

        var index = ChangeIndex.Begin(start, epoch);
        var makesSense = true;
        for (var line = 0; makesSense && line < linesMax && TryTakeLine(ref text, out words); line++)
            makesSense = TryAdd(index, words);

        if (!index.IsPlaced)
            return new ChangeIndex(epoch);
        // Behind the last newline there is nothing, unless a write broke off.
        isWhole = makesSense && text.IsEmpty;
        return index;
    }

    private static bool TryTakeLine(ref ReadOnlySpan<byte> text, out string[] words)
    {
        words = [];
        var end = text[..Math.Min(text.Length, LineMax)].IndexOf((byte)'\n');
        if (end < 0)
            return false;
        var line = text[..end];
        // What a power cut leaves in the place of text; numbers are read as if it were not there.
        if (line.Contains((byte)0))
            return false;
        words = Encoding.Latin1.GetString(line).Split(' ');
        text = text[(end + 1)..];
        return true;
    }

    /// <summary>The whole index.</summary>
    public static ReadOnlyMemory<byte> Write(ChangeIndex index)
    {
        var text = new ArrayBufferWriter<byte>();
        Add(text, $"{Format} {index.Start}\n");
        foreach (var (session, known) in index.KnownAtStart)
            Add(text, '=', session, known.Line, known.Hash);
        foreach (var epoch in index.Epochs.TakeWhile(epoch => epoch.After < index.Start))
            Add(text, epoch);
        Add(text, index, index.Start);
        return text.WrittenMemory;
    }

    /// <summary>What comes behind the first <paramref name="after"/> entries.</summary>
    public static ReadOnlyMemory<byte> Write(ChangeIndex index, long after)
    {
        var text = new ArrayBufferWriter<byte>();
        Add(text, index, after);
        return text.WrittenMemory;
    }

    private static void Add(ArrayBufferWriter<byte> text, ChangeIndex index, long after)
    {
        var epoch = index.Epochs.Count - 1;
        while (epoch >= 0 && index.Epochs[epoch].After >= after)
            epoch--;
        epoch++;
        for (var position = after + 1; position <= index.End; position++)
        {
            if (epoch < index.Epochs.Count && index.Epochs[epoch].After == position - 1)
                Add(text, index.Epochs[epoch++]);
            var entry = index[position];
            Add(text, entry.Replaced ? '!' : '+', entry.Session, entry.Line, entry.Hash);
        }
    }

    // There is one for each change: nothing is made but its bytes.
    private static void Add(ArrayBufferWriter<byte> text, char mark, SessionId session, int line, ulong hash)
    {
        Utf8.TryWrite(
            text.GetSpan(LineMax),
            CultureInfo.InvariantCulture,
            $"{mark} {session.Value} {line} {hash:x}\n",
            out var length);
        text.Advance(length);
    }

    private static void Add(ArrayBufferWriter<byte> text, IndexEpoch epoch) =>
        Add(text, $"@ {epoch.Id:x} {epoch.After}\n");

    private static void Add(ArrayBufferWriter<byte> text, FormattableString line) =>
        Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture), text);

    private static bool TryAdd(ChangeIndex index, string[] words) => words switch
    {
        ["@", var id, var after] => TryReadHex(id, out var name) && TryRead(after, out long count)
            && index.TryAdd(new IndexEpoch(name, count)),
        ["=", var session, var line, var hash] => TryRead(session, line, hash, out var known)
            && index.End == index.Start && Add(index, known),
        ["+" or "!", var session, var line, var hash] => index.Epochs.Count > 0
            && TryRead(session, line, hash, out var entry) && index.TryAdd(entry with { Replaced = words[0] == "!" }),
        _ => false,
    };

    private static bool Add(ChangeIndex index, IndexEntry known)
    {
        index.AddKnown(known.Session, new KnownLine(known.Line, known.Hash));
        return true;
    }

    private static bool TryRead(string session, string line, string hash, out IndexEntry entry)
    {
        var read = SessionId.TryParse(session, out var id)
            & TryRead(line, out long number)
            & TryReadHex(hash, out var value);
        entry = new IndexEntry(id, (int)number, value);
        return read && number < int.MaxValue;
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryReadHex(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
