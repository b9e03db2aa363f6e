using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 6: a flush fails.</summary>
public class Row06FlushErrorTests
{
    [Theory]
    [InlineData(FileErrorKind.Other)]
    [InlineData(FileErrorKind.NoSpace)]
    public void The_append_is_refused_as_durability_unknown_and_so_is_every_later_one(object kind)
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        calls.Fail("fsync", (FileErrorKind)kind, times: 1);

        var first = Assert.Throws<SessionException>(() => writer.Append("unknown"));
        var later = Assert.Throws<SessionException>(() => writer.Append("refused"));

        Assert.Equal(RefusalCode.DurabilityUnknown, first.Refusal.Code);
        Assert.Equal(first.Refusal, later.Refusal);
        Assert.Equal([Some.Session], writer.Guard.Poisoned.Keys);
        Assert.Equal(["before", "unknown"], writer.CatchUp().Messages);
    }

    [Fact]
    public void A_failed_flush_is_not_tried_again()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        calls.Made.Clear();
        calls.Fail("fsync", FileErrorKind.Other);

        Assert.Throws<SessionException>(() => writer.Append("unknown"));
        Assert.Throws<SessionException>(() => writer.Append("refused"));

        Assert.Equal(1, calls.Count("fsync"));
        Assert.Equal(1, calls.Count("write"));
    }

    [Fact]
    public void A_name_that_could_not_be_flushed_is_as_bad_as_bytes_that_could_not()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        calls.Fail("fsync", FileErrorKind.Other, times: 1);

        var refused = Assert.Throws<SessionException>(() => writer.Append("first"));

        Assert.Equal(RefusalCode.DurabilityUnknown, refused.Refusal.Code);
        Assert.Equal([Some.Session], writer.Guard.Poisoned.Keys);
    }

    [Fact]
    public void A_file_system_that_cannot_flush_names_is_none_that_failed_to()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        calls.Fail("fsync", FileErrorKind.NotSupported, times: 1);

        writer.Append("first");

        Assert.Equal(2, calls.Count("fsync"));
        Assert.Equal(["first"], writer.Messages);
    }

    [Fact]
    public void What_is_found_in_the_journal_is_not_vouched_for_after_a_failed_flush()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("before");
        calls.Fail("fsync", FileErrorKind.Other, times: 1);
        Assert.Throws<SessionException>(() => writer.Append("unknown"));
        var flushes = calls.Count("fsync");

        var refused = Assert.Throws<SessionException>(() => writer.Run(new JournalFlushing(writer.File)));

        Assert.Equal(RefusalCode.DurabilityUnknown, refused.Refusal.Code);
        Assert.Equal(flushes, calls.Count("fsync"));
    }

    [Fact]
    public void With_durability_os_nothing_is_flushed()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths, Some.Settings with { Durability = Durability.Os });

        writer.Append("one");
        writer.Append("two");

        Assert.Equal(0, calls.Count("fsync"));
    }
}
