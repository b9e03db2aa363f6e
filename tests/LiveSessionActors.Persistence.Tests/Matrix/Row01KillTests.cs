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

            killedEverywhere = !Play(workspace, ordinal, acknowledged);

            var after = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
            var more = after.Messages.Except(acknowledged).ToList();
            Assert.Equal(acknowledged.Concat(more), after.Messages);
            Assert.True(more.Count <= 1);
            Assert.Empty(after.UnreadableLines);
        }
    }

    private static bool Play(TemporaryWorkspace workspace, int ordinal, List<string> acknowledged)
    {
        var calls = new FaultyCalls(FileCalls.System);
        calls.KillBefore(ordinal);
        try
        {
            var writer = new SessionWriter(calls, workspace.Paths).Recover();
            foreach (var message in new[] { "one", "two", "three" })
            {
                writer.Append(message);
                acknowledged.Add(message);
                writer.SaveSnapshot(message);
            }

            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }
}
