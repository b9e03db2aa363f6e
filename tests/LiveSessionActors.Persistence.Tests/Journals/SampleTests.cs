using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Journals;

/// <summary>The example beside <c>FORMAT.md</c> is what it says it is.</summary>
public class SampleTests
{
    [Fact]
    public void It_has_a_line_of_each_kind()
    {
        using var scanner = new LineScanner(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample.jsonl")), 0, Some.Settings);
        var lines = new List<JournalLine>();
        while (scanner.MoveNext())
            lines.Add(scanner.ToLine(lines.Count + 1));

        Assert.Equal([1, null, 2, null, 4, null, null], lines.Select(line => line.Entry?.Seq));
        Assert.Equal([4, 6, 7], lines.Where(line => line.Problem is not null).Select(line => line.Number));
        Assert.Equal("retry-7", lines[2].Entry!.IdempotencyKey);
        Assert.False(lines[^1].Terminated);
    }
}
