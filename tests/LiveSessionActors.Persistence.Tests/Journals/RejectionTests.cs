using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Journals;

/// <summary>What Akka.Persistence makes of a write: a rejection leaves nothing behind, all else is a failure.</summary>
public class RejectionTests
{
    [Theory]
    [InlineData("open:Append")]
    [InlineData("fstat")]
    [InlineData("write")]
    public void A_write_of_which_nothing_came_down_is_rejected(string call)
    {
        using var workspace = new TemporaryWorkspace();
        var (writer, calls) = Opened(workspace);
        var before = File.ReadAllBytes(writer.File.Paths.Journal);
        calls.Fail(call, FileErrorKind.NoSpace, times: 1);

        var rejection = writer.TryAppend("ours");

        Assert.IsType<SessionException>(rejection);
        Assert.False(writer.HasFailed);
        Assert.Equal(before, File.ReadAllBytes(writer.File.Paths.Journal));
    }

    [Fact]
    public void A_write_of_which_a_part_came_down_fails()
    {
        using var workspace = new TemporaryWorkspace();
        var (writer, calls) = Opened(workspace);
        calls.Fault = new FullAfter(20);

        var failure = Assert.IsType<SessionException>(writer.TryAppend("ours"));

        Assert.True(writer.HasFailed);
        Assert.Equal(RefusalCode.NoSpace, failure.Refusal.Code);
    }

    [Fact]
    public void A_write_that_could_not_be_flushed_fails()
    {
        using var workspace = new TemporaryWorkspace();
        var (writer, calls) = Opened(workspace);
        calls.Fail("fsync", FileErrorKind.Other, times: 1);

        var failure = Assert.IsType<SessionException>(writer.TryAppend("ours"));

        Assert.True(writer.HasFailed);
        Assert.Equal(RefusalCode.DurabilityUnknown, failure.Refusal.Code);
    }

    [Fact]
    public void A_write_whose_place_cannot_be_seen_is_there_and_looked_for()
    {
        using var workspace = new TemporaryWorkspace();
        var (writer, calls) = Opened(workspace);
        calls.Fail("stat", FileErrorKind.Other, times: 1);

        Assert.Null(writer.TryAppend("ours"));

        Assert.True(writer.IsOvertaken);
        Assert.Equal(["before", "ours"], writer.CatchUp().Messages);
    }

    private static (SessionWriter Writer, FaultyCalls Calls) Opened(TemporaryWorkspace workspace)
    {
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        return (writer, calls);
    }

    // The system takes so many bytes, and then the disk is full.
    private sealed class FullAfter(int length) : IFault
    {
        private int _writes;

        public FileError Before(int ordinal, string call) =>
            call == "write" && _writes++ > 0 ? new FileError(FileErrorKind.NoSpace, 28) : FileError.None;

        public int Length(int ordinal, int whole) => Math.Min(length, whole);
    }
}
