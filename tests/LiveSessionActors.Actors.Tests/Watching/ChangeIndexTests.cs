using System.Text;
using LiveSessionActors.Actors.Watching;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

public sealed class ChangeIndexTests
{
    private static readonly SessionId[] Sessions = [.. "abc".Select(letter => SessionId.Parse($"s{letter}"))];

    [Fact]
    public void What_was_written_is_read_again_whole_or_bit_by_bit()
    {
        var index = Random(new Random(1), entries: 200);
        var (text, behind) = (ChangeIndexText.Write(index).ToArray(), index.End);
        Fill(index, new Random(2), 50);
        var added = ChangeIndexText.Write(index, behind).ToArray();

        foreach (var whole in (byte[][])[[.. text, .. added], ChangeIndexText.Write(index).ToArray()])
        {
            var read = ChangeIndexText.Read(whole, 7, out var isWhole);

            Assert.True(isWhole);
            Assert.Equal(Entries(index), Entries(read));
            Assert.Equal(index.Known.OrderBy(Id), read.Known.OrderBy(Id));
            Assert.Equal(Cursors(index), Cursors(read));
        }
    }

    [Fact]
    public void An_index_cut_off_anywhere_knows_a_cursor_only_for_what_came_before_it()
    {
        var index = Random(new Random(3), entries: 40);
        var text = ChangeIndexText.Write(index).ToArray();
        for (var length = 0; length < text.Length; length++)
        {
            var read = ChangeIndexText.Read(text.AsSpan(0, length), 8, out var isWhole);

            Assert.Equal(length > 0 && text[length - 1] == '\n', isWhole);
            ShouldKnowOnlyWhatItHolds(read, index);
            Fill(read, new Random(length), 60);
            ShouldKnowOnlyWhatItHolds(read, index);
        }
    }

    [Fact]
    public void Zeros_in_the_place_of_a_part_end_the_index_there()
    {
        var index = Random(new Random(4), entries: 40);
        var whole = ChangeIndexText.Write(index).ToArray();
        for (var at = 0; at < whole.Length; at += 7)
        {
            var text = whole.ToArray();
            text.AsSpan(at, Math.Min(64, text.Length - at)).Clear();

            var read = ChangeIndexText.Read(text, 8, out var isWhole);

            Assert.False(isWhole);
            ShouldKnowOnlyWhatItHolds(read, index);
        }
    }

    [Fact]
    public void A_line_of_a_session_that_was_left_out_ends_the_index_there()
    {
        var text = "changes 1 0\n@ a 0\n+ s 1 11\n+ s 2 22\n+ s 3 33\n"u8.ToArray();
        Assert.Equal(3, ChangeIndexText.Read(text, 8, out var isWhole).End);
        Assert.True(isWhole);

        var read = ChangeIndexText.Read("changes 1 0\n@ a 0\n+ s 1 11\n+ s 3 33\n"u8, 8, out isWhole);

        Assert.Equal((1, false), (read.End, isWhole));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5")]
    [InlineData("000000000000000a")]
    [InlineData("000000000000000a-")]
    [InlineData("000000000000000a-4")]
    [InlineData("000000000000000a--1")]
    [InlineData("000000000000000b-1")]
    [InlineData("000000000000000a-99999999999999999999")]
    [InlineData("000000000000000z-1")]
    public void A_cursor_that_is_none_of_its_own_is_unknown(string cursor)
    {
        var index = ChangeIndexText.Read("changes 1 0\n@ a 0\n+ s 1 11\n+ s 2 22\n+ s 3 33\n"u8, 8, out _);

        Assert.True(index.TryFind("000000000000000a-3", out _));
        Assert.False(index.TryFind(cursor, out _));
    }

    [Fact]
    public void Before_the_first_change_there_is_a_place_too()
    {
        var index = new ChangeIndex(8);

        Assert.True(index.TryFind(index.CursorOf(0), out var position));
        Assert.Equal(0, position);
    }

    [Fact]
    public void The_older_half_is_cut_away_and_what_is_kept_keeps_its_place()
    {
        var index = Random(new Random(5), entries: 101);
        var (entries, cursors) = (Entries(index), Cursors(index));

        Assert.False(index.Cut(101));
        Assert.True(index.Cut(100));

        Assert.Equal(51, index.Start);
        foreach (var kept in (ChangeIndex[])[index, ChangeIndexText.Read(ChangeIndexText.Write(index).Span, 8, out _)])
        {
            Assert.Equal(entries[51..], Entries(kept));
            Assert.Equal(cursors[51..], Cursors(kept));
            Assert.Equal(index.Known.OrderBy(Id), kept.Known.OrderBy(Id));
            Assert.All(cursors[51..], cursor => Assert.True(kept.TryFind(cursor, out _)));
            Assert.DoesNotContain(cursors[..50], cursor => kept.TryFind(cursor, out var at) && at >= kept.Start);
        }
    }

    [Fact]
    public void A_cursor_of_an_earlier_opening_that_was_cut_away_is_known_as_one()
    {
        var index = Random(new Random(6), entries: 60);
        var cursors = Cursors(index);
        for (var round = 0; round < 3; round++)
        {
            Fill(index, new Random(round), 60);
            index.Cut(40);
            index = ChangeIndexText.Read(ChangeIndexText.Write(index).Span, (ulong)round + 9, out var isWhole);
            Assert.True(isWhole);

            Assert.True(index.Start > cursors.Length);
            foreach (var (at, cursor) in cursors.Index())
            {
                Assert.True(index.TryFind(cursor, out var position));
                Assert.Equal(at + 1, position);
            }
        }
    }

    [Theory]
    [InlineData("changes 1 9223372036854775807\n@ a 9223372036854775806\n+ s 1 11\n")]
    [InlineData("changes 1 9223372036854775806\n")]
    [InlineData("changes 1 9007199254740992\n@ a 5\n")]
    [InlineData("changes 1 1000\n")]
    [InlineData("changes 1 1000\n= s 7 11\n")]
    [InlineData("changes 1 1000\n@ a 1000\n+ s 1 11\n")]
    [InlineData("\n\n\n")]
    public void What_makes_no_sense_from_the_start_is_no_index(string text)
    {
        var index = ChangeIndexText.Read(Encoding.UTF8.GetBytes(text), 8, out var isWhole);

        Assert.Equal((0, 0, false), (index.Start, index.End, isWhole));
    }

    [Fact]
    public void Of_too_many_lines_the_rest_is_left_out()
    {
        var text = "changes 1 0\n" + string.Concat(Enumerable.Range(0, 100).Select(at => $"= s{at} 1 11\n"));

        var index = ChangeIndexText.Read(Encoding.UTF8.GetBytes(text), 8, out var isWhole, linesMax: 10);

        Assert.Equal((10, false), (index.Known.Count, isWhole));
    }

    [Fact]
    public void Lines_that_make_no_sense_take_no_memory()
    {
        var text = new byte[32 << 20];
        Array.Fill(text, (byte)'\n');
        "changes 1 0\n"u8.CopyTo(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ChangeIndexText.Read(text, 8, out _);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 16);
    }

    [Fact]
    public void Whatever_is_read_can_be_gone_on_with()
    {
        var text = ChangeIndexText.Write(Random(new Random(7), entries: 40)).ToArray();
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var damaged = Damaged(text, random);

            var index = ChangeIndexText.Read(damaged, 8, out _);
            Fill(index, random, random.Next(3));
            index.Cut(random.Next(1, 30));

            var again = ChangeIndexText.Read(ChangeIndexText.Write(index).Span, 9, out var isWhole);
            Assert.True(isWhole, $"seed {seed}: {Encoding.Latin1.GetString(damaged)}");
            Assert.Equal((index.Start, index.End), (again.Start, again.End));
            for (var position = index.Start; position <= index.End; position++)
            {
                Assert.True(again.TryFind(index.CursorOf(position), out var found), $"seed {seed}");
                Assert.Equal(position, found);
            }
        }
    }

    // A digit, a byte, a line, a part of it, or all of it is another one.
    private static byte[] Damaged(byte[] text, Random random)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n').ToList();
        var at = random.Next(lines.Count);
        string[] numbers =
            ["0", "9223372036854775807", "18446744073709551615", "9007199254740991", "-1", "2147483647", ""];
        switch (random.Next(7))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[random.Next(lines.Count)]); break;
            case 2: lines[at] = ""; break;
            case 3:
                var words = lines[at].Split(' ');
                words[random.Next(words.Length)] = numbers[random.Next(numbers.Length)];
                lines[at] = string.Join(' ', words);
                break;
            case 4: (lines[at], lines[^2]) = (lines[^2], lines[at]); break;
            case 5: return text[..random.Next(text.Length)];
            default:
                var bytes = text.ToArray();
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length))[..Math.Min(8, 1)]);
                return bytes;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    // Where a cursor of the other index is known, the changes before it are the same ones.
    private static void ShouldKnowOnlyWhatItHolds(ChangeIndex read, ChangeIndex written)
    {
        var (held, all) = (Entries(read), Entries(written));
        foreach (var (count, cursor) in Cursors(written).Index())
        {
            if (read.TryFind(cursor, out var position))
                Assert.Equal(all[..(count + 1)], held[..(int)position.Value]);
        }
    }

    private static string Id(KeyValuePair<SessionId, KnownLine> known) => known.Key.Value;

    private static IndexEntry[] Entries(ChangeIndex index) =>
        [.. Positions(index).Select(position => index[position])];

    private static string[] Cursors(ChangeIndex index) => [.. Positions(index).Select(index.CursorOf)];

    private static IEnumerable<long> Positions(ChangeIndex index) =>
        Enumerable.Range(1, (int)(index.End - index.Start)).Select(at => index.Start + at);

    // Of several openings, one after another.
    private static ChangeIndex Random(Random random, int entries)
    {
        var index = new ChangeIndex((ulong)random.NextInt64());
        for (var left = entries; left > 0;)
        {
            var count = Math.Min(left, random.Next(1, 30));
            Fill(index, random, count);
            left -= count;
            var text = ChangeIndexText.Write(index).Span;
            index = ChangeIndexText.Read(text, (ulong)random.NextInt64(), out var isWhole);
            Assert.True(isWhole, Encoding.UTF8.GetString(text));
        }

        return index;
    }

    private static void Fill(ChangeIndex index, Random random, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var session = Sessions[random.Next(Sessions.Length)];
            var replaced = random.Next(10) == 0;
            var line = replaced ? random.Next(5) : index.Known.GetValueOrDefault(session).Line + 1;
            index.Add(new IndexEntry(session, line, (ulong)random.NextInt64(), replaced));
        }
    }
}
