using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 7: writes take less than they were given, signals interrupt calls.</summary>
public class Row07ShortWriteTests
{
    [Fact]
    public void The_entry_is_there_whole_and_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            var calls = new FaultyCalls(FileCalls.System) { Fault = new ShortAndInterrupted(seed) };
            var writer = new SessionWriter(calls, workspace.Paths);

            writer.Append("one");
            writer.Append("two", "three");
            writer.SaveSnapshot("{}");

            var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
            Assert.Equal(["one", "two", "three"], read.Messages);
            Assert.Equal("{}", File.ReadAllText(writer.File.Paths.Snapshot));
        }
    }

    [Fact]
    public void A_line_of_another_process_between_two_parts_of_a_write_costs_neither_entry()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        var path = writer.File.Paths.Journal;
        calls.Fault = new CutOnce(20, () => File.AppendAllBytes(path, Some.ForeignLine(7)));

        writer.Append("ours");

        var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover().Messages.ToList();
        Assert.Equal(["before", "foreign", "ours"], read.Order(StringComparer.Ordinal));
        Assert.Equal(read, writer.Messages);
    }

    // The first write is cut, and something happens before the second part.
    private sealed class CutOnce(int length, Action between) : IFault
    {
        private int _writes;

        public FileError Before(int ordinal, string call) => FileError.None;

        public int Length(int ordinal, int whole) => _writes == 0 ? length : whole;

        public void After(int ordinal, string call)
        {
            if (call == "write" && _writes++ == 0)
                between();
        }
    }
}
