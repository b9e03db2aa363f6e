using System.Globalization;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Journals;

/// <summary>Idempotency keys are found in the journal itself.</summary>
public sealed class KeySearchTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly SessionWriter _writer;

    public KeySearchTests() => _writer = new SessionWriter(
        new FaultyCalls(FileCalls.System),
        _workspace.Paths,
        Some.Unflushed with { PieceBytes = 300, LineBytesMax = 400, TailSettle = TimeSpan.Zero });

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_first_line_under_a_key_counts()
    {
        Append([.. Enumerable.Range(1, 40).Select(seq => Line(seq, $"k{seq}")), Line(41, "k3")]);

        Assert.Equal(3, Assert.Single(Find("k3", "another")).Value.Seq);
        Assert.Equal([1, 40], Find("k40", "k1").Values.Select(appended => appended.Seq!.Value).Order());
    }

    [Fact]
    public void A_key_that_no_line_has_to_itself_is_not_found()
    {
        Append(
            "{\"seq\":6,\"event\":{\"type\":\"" + Line(7, "glued"),
            """{"seq":8,"type":"complete","key":"flat"}""",
            """{"seq":9,"event":{"type":"complete","key":"within"}}""",
            """{"seq":10,"event":{"type":"complete"},"k\u0065y":"escaped"}""",
            Line(11, "long" + new string('g', 400)));

        var found = Find("glued", "flat", "within", "escaped", "long" + new string('g', 400));

        Assert.Equal("escaped", Assert.Single(found).Key);
    }

    [Fact]
    public void A_journal_that_is_not_there_has_no_keys() => Assert.Empty(Find("k1"));

    private static string Line(int seq, string key) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"seq":{{seq}},"event":{"type":"complete"},"key":"{{key}}"}""");

    private void Append(params string[] lines)
    {
        Directory.CreateDirectory(_workspace.Paths.Sessions);
        File.AppendAllText(_workspace.Of(Some.Session).Journal, string.Concat(lines.Select(line => line + "\n")));
    }

    private IReadOnlyDictionary<string, AppendedEvent> Find(params string[] keys) =>
        _writer.Run(new KeySearch(_writer.File, keys));
}
