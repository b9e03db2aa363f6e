using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 32: the power fails, and what was not flushed is gone, wholly or in part and in any order.</summary>
public class Row32PowerLossTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Acknowledged_entries_are_there_whenever_it_fails_the_name_of_a_new_file_included(bool legacy)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var failedEverywhere = false;
            for (var ordinal = 1; !failedEverywhere; ordinal++)
            {
                using var workspace = new TemporaryWorkspace();
                var disk = new MemoryDisk();
                var acknowledged = new List<string>();
                if (legacy)
                    LeaveLegacyJournal(disk, workspace, acknowledged);

                failedEverywhere = !Play(disk, workspace, ordinal, acknowledged);
                disk.CutPower(seed + ordinal);

                var read = new SessionWriter(disk, workspace.Paths).Recover();
                Assert.Equal(acknowledged, read.Messages.Where(acknowledged.Contains));
                read.Append("after");
                Assert.Equal("after", new SessionWriter(disk, workspace.Paths).Recover().Messages.Last());
            }
        }
    }

    [Fact]
    public void What_is_acknowledged_in_a_journal_that_a_killed_process_had_begun_is_there_too()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var killed = true;
            for (var ordinal = 1; killed; ordinal++)
            {
                using var workspace = new TemporaryWorkspace();
                var disk = new MemoryDisk();
                killed = Play(disk, workspace, ordinal, []);
                new SessionWriter(disk, workspace.Paths).Recover().Append("acknowledged");

                disk.CutPower(seed + ordinal);

                var read = new SessionWriter(disk, workspace.Paths).Recover();
                Assert.Contains("acknowledged", read.Messages);
            }
        }
    }

    [Fact]
    public void What_was_found_and_flushed_is_there_too()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            using var workspace = new TemporaryWorkspace();
            var disk = new MemoryDisk();
            disk.AppendForeign(workspace.Of(Some.Session).Journal, Some.ForeignLine(1, "found"));
            var writer = new SessionWriter(disk, workspace.Paths).Recover();
            Assert.True(writer.Run(new JournalFlushing(writer.File)));

            disk.CutPower(seed);

            Assert.Equal(["found"], new SessionWriter(disk, workspace.Paths).Recover().Messages);
        }
    }

    [Fact]
    public void With_durability_os_they_may_be_gone()
    {
        var settings = Some.Settings with { Durability = Durability.Os };
        var lost = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            using var workspace = new TemporaryWorkspace();
            var disk = new MemoryDisk();
            new SessionWriter(disk, workspace.Paths, settings).Append("one");
            disk.CutPower(seed);
            lost += new SessionWriter(disk, workspace.Paths, settings).Recover().Messages.Any() ? 0 : 1;
        }

        Assert.InRange(lost, 1, 50);
    }

    [Fact]
    public void The_order_is_write_flush_answer()
    {
        using var workspace = new TemporaryWorkspace();
        var calls = new FaultyCalls(new MemoryDisk());
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.CatchUp();
        calls.Made.Clear();
        writer.TryAppend("first");
        Assert.Equal(
            [
                "open:Append", "stat", "stat", "open:AppendNew", "fstat", "open:FlushDirectory", "fsync",
                "write", "fsync", "stat",
            ],
            calls.Made);

        calls.Made.Clear();
        writer.TryAppend("second");
    }

    private static void LeaveLegacyJournal(MemoryDisk disk, TemporaryWorkspace workspace, List<string> acknowledged)
    {
        disk.AppendForeign(workspace.Of(Some.Session).LegacyJournal, Some.ForeignLine(1, "legacy"));
        disk.Open(workspace.Of(Some.Session).LegacyJournal, OpenFor.Read, out var file);
        disk.Flush(file);
        disk.Open(workspace.Paths.LegacySessions, OpenFor.FlushDirectory, out var directory);
        disk.Flush(directory);
        acknowledged.Add("legacy");
    }

    private static bool Play(MemoryDisk disk, TemporaryWorkspace workspace, int ordinal, List<string> acknowledged) =>
        KilledWriter.Run(disk, workspace.Paths, ordinal, acknowledged);
}
