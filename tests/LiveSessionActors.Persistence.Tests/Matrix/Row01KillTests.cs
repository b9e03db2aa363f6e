using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 1: the process is killed at every system call.</summary>
public class Row01KillTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_acknowledged_is_there_once_and_at_most_one_entry_more(bool existing)
    {
        var killedEverywhere = false;
        for (var ordinal = 1; !killedEverywhere; ordinal++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            var acknowledged = new List<string>();
            if (existing)
                acknowledged.AddRange(["a", "b"]);
            if (existing)
                new SessionWriter(FileCalls.System, workspace.Paths).Append("a", "b");

            killedEverywhere = !KilledWriter.Run(FileCalls.System, workspace.Paths, ordinal, acknowledged);

            var after = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
            var more = after.Messages.Except(acknowledged).ToList();
            Assert.Equal(acknowledged.Concat(more), after.Messages);
            Assert.True(more.Count <= 1);
            Assert.Empty(after.UnreadableLines);
        }
    }
}
