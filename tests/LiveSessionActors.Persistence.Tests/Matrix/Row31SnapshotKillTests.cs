using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Workspaces;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 31: the process is killed while it writes a snapshot.</summary>
public class Row31SnapshotKillTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void The_snapshot_is_the_old_or_the_new_one_and_what_is_left_over_goes(bool existing, bool withoutExchange)
    {
        var killed = true;
        for (var ordinal = 1; killed; ordinal++)
        {
            using var workspace = new TemporaryWorkspace();
            Directory.CreateDirectory(workspace.Paths.Sessions);
            if (existing)
                new SessionWriter(FileCalls.System, workspace.Paths).SaveSnapshot("old");
            killed = Save(workspace, ordinal, withoutExchange);

            var path = workspace.Of(Some.Session).Snapshot;
            var found = File.Exists(path) ? File.ReadAllText(path) : null;
            Assert.Contains(found, killed ? new[] { existing ? "old" : null, "new" } : ["new"]);

            WorkspaceDirectories.RemoveLeftovers(Some.Setting(), workspace.Paths);
            Assert.True(workspace.Files().Length <= 1);
            Assert.All(workspace.Files(), file => Assert.EndsWith(".snapshot.json", file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_reader_never_sees_half_of_it()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.SaveSnapshot("old");
        var seen = new HashSet<string>();
        calls.Fault = new Always(() => seen.Add(File.ReadAllText(writer.File.Paths.Snapshot)));

        writer.SaveSnapshot("new");

        Assert.Equal(["new", "old"], seen.Order(StringComparer.Ordinal));
    }

    private static bool Save(TemporaryWorkspace workspace, int ordinal, bool withoutExchange)
    {
        var calls = new FaultyCalls(withoutExchange ? new NoExchange(FileCalls.System) : FileCalls.System);
        calls.KillBefore(ordinal);
        try
        {
            new SessionWriter(calls, workspace.Paths).SaveSnapshot("new");
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private sealed class Always(Action happen) : IFault
    {
        public FileError Before(int ordinal, string call) => FileError.None;

        public void After(int ordinal, string call) => happen();
    }
}
