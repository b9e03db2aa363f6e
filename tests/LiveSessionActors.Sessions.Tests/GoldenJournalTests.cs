using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Tests.Golden;

namespace LiveSessionActors.Sessions.Tests;

public sealed class GoldenJournalTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_journal_of_any_bytes_is_read_as_the_reference_reads_it()
    {
        var journals = GoldenScripts.Lines("journals.jsonl.gz").ToList();
        Assert.True(journals.Count >= 500);
        Assert.All(journals, Check);
    }

    private static void Check(string line)
    {
        using var row = JsonDocument.Parse(line);
        string Expected(string name) => row.RootElement.GetProperty(name).GetString()!;
        string Ok(string snapshot) => Evened.Answer($"{{\"ok\":{snapshot}}}");
        string File(string text) => Evened.File("s.snapshot.json", text);
        var journal = row.RootElement.GetProperty("journal").GetBytesFromBase64();
        var (state, _) = JournalText.Replay(SessionId.Parse("s"), journal, Now);

        AssertFoldsTo(state, journal);
        Assert.Equal(Ok(Expected("snapshot")), Ok(Utf8(state.Snapshot.Json.Span)));
        Assert.Equal(File(Expected("file")), File(Utf8(state.Snapshot.ToFile())));
        Assert.Equal(Expected("nextSeq"), JsNumber.Of(state.NextSeq).ToString());
    }

    private static void AssertFoldsTo(SessionState state, byte[] journal)
    {
        var folded = JournalText.Fold(SessionId.Parse("s"), journal, Now);
        Assert.Equal(Utf8(state.Snapshot.Json.Span), Utf8(folded.Snapshot.Json.Span));
        Assert.Equal(state.NextSeq, folded.NextSeq);
    }

    private static string Utf8(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
