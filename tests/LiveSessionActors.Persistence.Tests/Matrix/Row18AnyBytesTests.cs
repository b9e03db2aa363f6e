using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 18: any bytes at all are in the journal.</summary>
public class Row18AnyBytesTests
{
    public static TheoryData<string> Lines => new(
        "\u00ff\u00fe\u0080", "{\"seq\":1,\"event\":\"\\ud800\"}", "\0\0\0\0", "\u00ef\u00bb\u00bf{}", "{}\r",
        "{\"a\":1,\"a\":2}", "{\"seq\":1e400}", "{\"seq\":-0}", "[]", "null", " \t ", "{}{}", "\u00c3", "{\"seq\":");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_byte_stays_and_the_entries_around_it_are_read(string line)
    {
        using var workspace = new TemporaryWorkspace();
        var text = System.Text.Encoding.Latin1.GetString(Some.ForeignLine(1, "first")) + line + "\n";
        workspace.WriteJournal(Some.Session.Value, text);

        var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
        writer.Append("after");

        Assert.StartsWith(text, workspace.ReadJournal(Some.Session.Value), StringComparison.Ordinal);
        var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
        Assert.Equal("first", MessageOf(read, 0));
        Assert.Equal("after", MessageOf(read, 2));
    }

    [Property(MaxTest = 200)]
    public Property Any_bytes_cost_only_themselves() => Prop.ForAll<byte[]>(bytes =>
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, "");
        File.WriteAllBytes(path, bytes);

        var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
        writer.Append("after");

        var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
        return File.ReadAllBytes(path).AsSpan().StartsWith(bytes)
            && read.Lines[^1].Entry is { } entry
            && Some.Text(entry).Contains("after", StringComparison.Ordinal)
            && read.Lines.Count == writer.Lines.Count;
    });

    private static string MessageOf(SessionWriter read, int line)
    {
        using var json = System.Text.Json.JsonDocument.Parse(read.Lines[line].Entry!.Text);
        return json.RootElement.GetProperty("event").GetProperty("message").GetString()!;
    }
}
