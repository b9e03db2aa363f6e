using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Journals;

public class LineScannerTests
{
    private static readonly SessionPaths Paths = new(
        new WorkspacePaths(Workspace.Parse(Path.GetFullPath("/workspace"))), Some.Session);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n", new[] { "0" })]
    [InlineData("a\nb\n", new[] { "1", "1" })]
    [InlineData("a\r\n\nbcd", new[] { "2", "0", "3!" })]
    public void Only_newlines_part_lines(string text, string[] expected) =>
        Assert.Equal(expected, Scan(Encoding.UTF8.GetBytes(text), Some.Settings).Select(line => line.ToString()));

    [Property(MaxTest = 500)]
    public Property The_lines_are_those_between_the_newlines_whatever_the_sizes() => Prop.ForAll(
        Gen.Elements((byte)'\n', (byte)'a', (byte)0xFF).ArrayOf().ToArbitrary(),
        Gen.Choose(1, 40).Two().ToArbitrary(),
        (bytes, sizes) =>
        {
            var settings = Some.Settings with { LineBytesMax = sizes.Item1, PieceBytes = sizes.Item2 };
            var pieces = Encoding.Latin1.GetString(bytes).Split('\n');
            var expected = pieces.Select((piece, index) => new Line(
                piece.Length,
                index < pieces.Length - 1,
                piece.Length > settings.LineBytesMax ? "" : piece)).ToList();
            if (expected[^1].Length == 0)
                expected.RemoveAt(expected.Count - 1);
            return Scan(bytes, settings).SequenceEqual(expected);
        });

    [Theory]
    [InlineData(10)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(70_000)]
    [InlineData(500_000)]
    public void The_mark_of_a_line_is_the_same_however_it_was_come_by(int length)
    {
        var text = Encoding.UTF8.GetBytes(new string('x', length) + length);
        var disk = new MemoryDisk();
        disk.AppendForeign(Paths.Journal, [.. text, (byte)'\n']);
        using var reader = JournalReader.Open(disk, JournalPlace.Primary, Paths)!;
        using var scanner = new LineScanner(reader, 0, Some.Settings);
        Assert.True(scanner.MoveNext());

        Assert.Equal(LineMark.OfLine(text), scanner.Mark);
        Assert.True(reader.Holds(scanner.Mark, scanner.Offset));
    }

    [Fact]
    public void A_mark_differs_when_any_of_its_bytes_does()
    {
        var line = Enumerable.Range(0, LineMark.LengthMax).Select(n => (byte)n).ToArray();
        var mark = LineMark.OfEnd(line);
        for (var at = 0; at < line.Length; at++)
        {
            line[at] ^= 1;
            Assert.NotEqual(mark, LineMark.OfEnd(line));
            line[at] ^= 1;
        }
    }

    private static List<Line> Scan(byte[] bytes, JournalSettings settings)
    {
        var disk = new MemoryDisk();
        disk.AppendForeign(Paths.Journal, bytes);
        using var reader = JournalReader.Open(disk, JournalPlace.Primary, Paths)!;
        using var scanner = new LineScanner(reader, 0, settings);
        var lines = new List<Line>();
        while (scanner.MoveNext())
            lines.Add(new Line(scanner.Length, scanner.Terminated, Encoding.Latin1.GetString(scanner.Text)));
        Assert.Equal(bytes.Length, scanner.Offset);
        return lines;
    }

    private sealed record Line(long Length, bool Terminated, string Text)
    {
        public override string ToString() => Length + (Terminated ? "" : "!");
    }
}
