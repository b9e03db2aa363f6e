using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 11: another process appends between our writes.</summary>
public class Row11ForeignAppendTests
{
    [Fact]
    public void Both_lines_are_there_and_ours_is_numbered_after_theirs()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Opened(workspace, new FaultyCalls(FileCalls.System));
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(17));

        writer.Append("ours");

        Assert.Equal(["before", "foreign", "ours"], writer.Messages);
        Assert.EndsWith(
            Some.Text(Some.Entry(18, "ours")) + "\n",
            File.ReadAllText(writer.File.Paths.Journal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_was_not_taken_in_rejects_the_batch_before_anything_is_written()
    {
        using var workspace = new TemporaryWorkspace();
        var writer = Opened(workspace, new FaultyCalls(FileCalls.System));
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(17));
        var before = File.ReadAllBytes(writer.File.Paths.Journal);

        Assert.IsType<JournalMovedException>(writer.TryAppend("ours"));

        Assert.Equal(before, File.ReadAllBytes(writer.File.Paths.Journal));
    }

    [Theory]
    [InlineData("fstat", true)]
    [InlineData("write", false)]
    [InlineData("fsync", false)]
    public void A_line_that_slips_in_during_the_append_is_kept_and_ours_is_there_once(string after, bool before)
    {
        using var workspace = new TemporaryWorkspace();
        var calls = new FaultyCalls(FileCalls.System);
        var writer = Opened(workspace, calls);
        calls.Fault = new Once(after, () => File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(17)));

        var rejection = writer.TryAppend("ours");

        Assert.Null(rejection);
        Assert.Equal(before, writer.IsOvertaken);
        Assert.Equal(
            before ? ["before", "foreign", "ours"] : ["before", "ours", "foreign"], writer.CatchUp().Messages);
        var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
        Assert.Equal(writer.Messages, read.Messages);
    }

    [Fact]
    public void Whatever_they_write_and_whenever_nothing_is_lost_or_written_twice()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            using var workspace = new TemporaryWorkspace();
            var random = new Random(seed);
            var foreign = 0;
            var calls = new FaultyCalls(FileCalls.System);
            var writer = Opened(workspace, calls, Some.Unflushed);
            calls.Fault = new Whenever(random, () => File.AppendAllBytes(
                writer.File.Paths.Journal, Some.ForeignLine(random.Next(50), "foreign" + foreign++)));
            for (var message = 0; message < 10; message++)
                writer.Append("ours" + message);

            var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
            Assert.Empty(read.UnreadableLines);
            Assert.Equal(10 + foreign + 1, read.Messages.Count());
            AssertInOrder("ours", 10, read);
            AssertInOrder("foreign", foreign, read);
        }
    }

    private static void AssertInOrder(string name, int count, SessionWriter read) => Assert.Equal(
        Enumerable.Range(0, count).Select(number => name + number),
        read.Messages.Where(message => message.StartsWith(name, StringComparison.Ordinal)));

    private static SessionWriter Opened(
        TemporaryWorkspace workspace, FaultyCalls calls, JournalSettings? settings = null)
    {
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(calls, workspace.Paths, settings);
        writer.Append("before");
        return writer;
    }

    private sealed class Whenever(Random random, Action happen) : IFault
    {
        public FileError Before(int ordinal, string call) => FileError.None;

        public void After(int ordinal, string call)
        {
            if (random.Next(5) == 0)
                happen();
        }
    }
}
