using System.Text;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.OverFiles;

/// <summary>Row 31: a power cut has damaged a snapshot file, which nobody had flushed.</summary>
public sealed class Row31DamagedSnapshotTests : FilesTest
{
    [Theory]
    [InlineData("empty")]
    [InlineData("half")]
    [InlineData("zeros")]
    [InlineData("one byte")]
    [InlineData("more behind it")]
    public void The_session_is_what_its_journal_says_and_the_file_is_made_anew_when_it_is_read(string damage)
    {
        var whole = LeaveDamaged(damage);

        Assert.Equal(whole, Get().Snapshot.ToFile());

        Assert.Equal(whole, File.ReadAllBytes(SnapshotPath));
    }

    [Theory]
    [InlineData("half")]
    [InlineData("one byte")]
    public void The_same_when_it_is_listed(string damage)
    {
        var whole = LeaveDamaged(damage);

        var listed = Send(Workspaces, new WorkspaceQuery.ListSessions(Workspace, true))
            .ExpectMsg<WorkspaceReply.SessionsListed>();

        Assert.Equal(whole, Assert.Single(listed.Sessions).ToFile());
        Assert.Equal(whole, File.ReadAllBytes(SnapshotPath));
    }

    private byte[] LeaveDamaged(string damage)
    {
        var line = Some.Line(1, 7);
        Write(JournalPath, line);
        var whole = SessionState.Empty(Some.Session)
            .Apply(JournalLine.Read(Encoding.UTF8.GetBytes(line.TrimEnd()), 1, true), Some.Moment).Snapshot.ToFile();
        File.WriteAllBytes(SnapshotPath, damage switch
        {
            "empty" => [],
            "half" => whole[..(whole.Length / 2)],
            "zeros" => new byte[whole.Length],
            "one byte" => [.. whole[..20], (byte)'?', .. whole[21..]],
            _ => [.. whole, .. whole[..5]],
        });
        return whole;
    }
}
