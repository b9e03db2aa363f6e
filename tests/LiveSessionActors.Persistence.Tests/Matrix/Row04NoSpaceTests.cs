using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 4: the disk is full.</summary>
public class Row04NoSpaceTests
{
    [Fact]
    public void However_much_of_the_line_was_written_it_is_refused_and_the_next_append_ends_it_first()
    {
        var length = Some.Entry(2, "refused").Text.Length + 1;
        for (var written = 0; written < length; written++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            var calls = new FaultyCalls(FileCalls.System);
            var writer = new SessionWriter(calls, workspace.Paths, Some.Unflushed);
            writer.Append("before");

            calls.Fault = new FullAfter(written);
            var refused = Assert.Throws<SessionException>(() => writer.Append("refused"));
            Assert.Equal(RefusalCode.NoSpace, refused.Refusal.Code);
            Assert.Equal("before", writer.CatchUp().Messages.First());
            Assert.Throws<SessionException>(() => writer.Append("still refused"));

            calls.Fault = null;
            writer.Append("after");
            var read = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
            Assert.Equal("before", read.Messages.First());
            Assert.Equal("after", read.Messages.Last());
            Assert.True(read.Messages.Count() <= 3);
        }
    }

    [Fact]
    public void A_snapshot_that_finds_no_space_leaves_the_old_one_and_nothing_else()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths, Some.Unflushed);
        writer.SaveSnapshot("old");

        calls.Fault = new FullAfter(2);
        var refused = Assert.Throws<SessionException>(() => writer.SaveSnapshot("newer"));

        Assert.Equal(RefusalCode.NoSpace, refused.Refusal.Code);
        Assert.Equal("old", File.ReadAllText(writer.File.Paths.Snapshot));
        Assert.Equal([Path.GetRelativePath(workspace.Workspace.Path, writer.File.Paths.Snapshot)], workspace.Files());
    }
}
