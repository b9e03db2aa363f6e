using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 17: a line of the journal is huge.</summary>
public class Row17HugeLineTests
{
    private const int Huge = 10 * 1024 * 1024;

    [Fact]
    public void A_line_within_the_limit_is_read_in_memory_of_a_few_times_its_length()
    {
        using var workspace = new TemporaryWorkspace();
        var settings = Some.Settings with { LineBytesMax = 16 * 1024 * 1024 };
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths, settings);
        writer.Append("before");
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(2, new string('x', Huge)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        writer.Append("after");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(["before", new string('x', Huge), "after"], writer.Messages);
        Assert.InRange(allocated, 0, 4 * Huge);
    }

    [Fact]
    public void A_line_over_the_limit_costs_itself_and_next_to_no_memory()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        writer.Append("before");
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(2, new string('x', Huge)));
        writer.Append("after");
        var read = new SessionWriter(FileCalls.System, workspace.Paths);

        var before = GC.GetAllocatedBytesForCurrentThread();
        read.Recover();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(["before", "after"], read.Messages);
        Assert.Equal([2], read.UnreadableLines);
        Assert.InRange(allocated, 0, 10 * Some.Settings.LineBytesMax);
    }

    [Fact]
    public void An_unterminated_line_over_the_limit_is_ended_like_any_other()
    {
        using var workspace = new TemporaryWorkspace();
        workspace.WriteJournal(Some.Session.Value, new string('x', Some.Settings.LineBytesMax + 1));

        new SessionWriter(FileCalls.System, workspace.Paths).Recover().Append("after");

        var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
        Assert.Equal(["after"], read.Messages);
        Assert.Equal([1], read.UnreadableLines);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void The_limit_is_exact(int over)
    {
        using var workspace = new TemporaryWorkspace();
        var line = Some.ForeignLine(1, "")[..^1];
        var path = workspace.WriteJournal(Some.Session.Value, "");
        File.WriteAllBytes(path, Some.ForeignLine(1, new string('x', Some.Settings.LineBytesMax - line.Length + over)));

        var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
        Assert.Equal(over > 0 ? 1 : 0, read.UnreadableLines.Count());
    }
}
