using System.Text;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 2: the last line is torn, at every byte of the last three.</summary>
public class Row02TornLineTests
{
    private static readonly string[] Messages = ["a", "b", "", "d ünï ☃", "e"];

    [Fact]
    public void A_journal_cut_at_any_byte_of_its_last_three_lines_keeps_every_other_entry_and_every_byte()
    {
        var whole = Whole(out var start);
        for (var cut = start; cut <= whole.Length; cut++)
        {
            using var workspace = new TemporaryWorkspace();
            var path = workspace.WriteJournal(Some.Session.Value, "");
            File.WriteAllBytes(path, whole[..cut]);

            var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
            writer.Append("after");
            writer.Append("last");

            Assert.Equal(whole[..cut], File.ReadAllBytes(path)[..cut]);
            var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
            AssertSurvivors(read, whole[..cut]);
            AssertSurvivors(writer, whole[..cut]);
        }
    }

    [Fact]
    public void A_torn_line_costs_one_newline_and_nothing_else()
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, "{\"seq\":1,");

        new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover().Append("after");

        Assert.Equal("{\"seq\":1,\n" + Some.Text(Some.Entry(1, "after")) + "\n", File.ReadAllText(path));
    }

    private static byte[] Whole(out int start)
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed);
        foreach (var message in Messages)
            writer.Append(message);
        var whole = File.ReadAllBytes(writer.File.Paths.Journal);
        var ends = Enumerable.Range(0, whole.Length).Where(at => whole[at] == '\n').ToList();
        start = ends[^4] + 1;
        return whole;
    }

    // Whole lines, and a cut one whose JSON is whole, are entries; the rest of a cut one is unreadable, or nothing.
    private static void AssertSurvivors(SessionWriter writer, byte[] cut)
    {
        var pieces = Encoding.UTF8.GetString(cut).Split('\n');
        var kept = pieces.Count(piece => piece.EndsWith("}}", StringComparison.Ordinal));
        var torn = pieces[^1].Length > 0 && !pieces[^1].EndsWith("}}", StringComparison.Ordinal);
        Assert.Equal([.. Messages.Take(kept), "after", "last"], writer.Messages);
        Assert.Equal(torn ? [kept + 1] : [], writer.UnreadableLines);
    }
}
