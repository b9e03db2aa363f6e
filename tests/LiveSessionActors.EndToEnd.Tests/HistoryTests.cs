using System.Globalization;

namespace LiveSessionActors.EndToEnd.Tests;

/// <summary>A journal far larger than what the daemon may take of memory.</summary>
public sealed class HistoryTests : IDisposable
{
    private const int Entries = 50_000;
    private const long JournalBytes = 100_000_000;
    private const long GrowthBytesMax = 64 * 1024 * 1024;

    private readonly TestWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [SkippableFact]
    public async Task A_journal_of_a_hundred_megabytes_is_read_and_played_again_in_little_memory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells the most memory that a process ever had.");
        WriteJournal();
        var (daemon, _) = await LiveSessionsProcess.StartDaemonAsync(_workspace);
        await using var end = daemon;
        using var client = _workspace.CreateClient();
        Assert.True(await client.HasJournalAsync("long"));
        var before = MostMemoryOf(daemon.Pid);

        var lines = 0;
        await foreach (var line in client.GetJournalAsync("long"))
            lines++;
        await foreach (var line in client.GetJournalAsync("long", from: $"{Entries}"))
            lines++;
        var stood = await client.GetSessionAtAsync("long", $"{Entries}");

        Assert.Equal((Entries + 1, Entries), (lines, stood.GetProperty("checkpointRevision").GetInt32()));
        Assert.InRange(MostMemoryOf(daemon.Pid) - before, 0, GrowthBytesMax);
    }

    private void WriteJournal()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_workspace.Path, ".impeccable", "live", "sessions"));
        using var journal = new StreamWriter(Path.Combine(directory.FullName, "long.jsonl"));
        var text = new string('x', (int)(JournalBytes / Entries));
        for (var seq = 1; seq <= Entries; seq++)
            journal.Write(
                $$"""{"seq":{{seq}},"id":"long","type":"checkpoint","ts":"2026-01-01T00:00:00.000Z","event":"""
                + $$$"""{"type":"checkpoint","id":"long","revision":{{{seq}}},"text":"{{{text}}}"}}"""
                + "\n");
    }

    private static long MostMemoryOf(int process) => 1024 * long.Parse(
        File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
        CultureInfo.InvariantCulture);
}
