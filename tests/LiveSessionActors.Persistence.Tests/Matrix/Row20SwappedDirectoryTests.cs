using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 20: a directory is swapped for a symbolic link while its workspace is open.</summary>
public class Row20SwappedDirectoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Durability> Directories()
    {
        var cases = new TheoryData<string, Durability>();
        foreach (var directory in new[]
            {
                ".impeccable", ".impeccable/live", ".impeccable/live/sessions", ".impeccable/live/archive",
                ".impeccable/live/recovery", ".impeccable-live", ".impeccable-live/sessions",
            })
            cases.Add(directory, Durability.Os);
        cases.Add(".impeccable/live/sessions", Durability.Fsync);
        return cases;
    }

    [SkippableTheory]
    [MemberData(nameof(Directories))]
    public async Task A_directory_swapped_before_any_call_leads_nothing_outside_and_is_written_again_when_it_is_back(
        string directory, Durability durability)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows looks at directories before it opens what is in them.");
        var reached = true;
        // Once in three calls and in turns: what comes in between is met elsewhere, since the same is done several times.
        for (var at = 1; reached; at += 3)
            reached = await SwapBeforeAsync(at + (directory.Length % 3), directory, durability);
    }

    private static async Task<bool> SwapBeforeAsync(int at, string directory, Durability durability)
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(
            calls, Some.Settings with { Durability = durability, TailSettle = TimeSpan.Zero });
        Directory.CreateDirectory(fixture.Directory.Paths.Recovery);
        Directory.CreateDirectory(fixture.Directory.Paths.Archive);
        using var open = await fixture.OpenAsync();
        await PrepareAsync(fixture);
        using var swapped = new SwappedDirectory(Path.Combine(fixture.Workspace.Path, directory));
        calls.Fault = new BeforeCall(calls.Made.Count + at, swapped.Swap);

        await PlayAsync(fixture);

        calls.Fault = null;
        Assert.True(swapped.IsUntouched, $"Something outside was touched after call {at} ({calls.Made[^1]}).");
        var reached = swapped.IsSwapped;
        swapped.SwapBack();
        Assert.Null(await fixture.AppendAsync("s", "back"));
        Assert.Null(await fixture.AppendAsync("another", "back"));
        return reached;
    }

    [SkippableTheory]
    [InlineData(".impeccable", Durability.Os)]
    [InlineData(".impeccable/live", Durability.Fsync)]
    [InlineData(".impeccable/live/sessions", Durability.Os)]
    [InlineData(".impeccable/live/sessions", Durability.Fsync)]
    public async Task While_a_directory_is_a_link_reading_and_appending_are_refused_by_its_name(
        string directory, Durability durability)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need rights there.");
        using var fixture = new FilesFixture(settings: Some.Settings with { Durability = durability });
        using var open = await fixture.OpenAsync();
        Assert.Null(await fixture.AppendAsync("s", "one"));
        var known = (await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, default)).Position;
        var path = Path.Combine(fixture.Workspace.Path, directory);
        using var swapped = new SwappedDirectory(path);
        swapped.Swap();

        var unread = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ReadAsync(fixture.Key("s"), known, default));
        var unchecked_ = await Assert.ThrowsAsync<SessionException>(async () =>
            await fixture.Files.ExistsAsync(fixture.Key("s"), default));
        var unlisted = await Assert.ThrowsAsync<SessionException>(
            () => fixture.Files.ListAsync(fixture.Workspace, default));
        var unwritten = Assert.IsType<SessionException>(await fixture.Files.AppendAsync(
            fixture.Key("s").PersistenceId, [Some.Entry(2, session: fixture.Key("s").Session)], known));

        foreach (var refused in new[] { unread, unchecked_, unlisted, unwritten })
        {
            Assert.Equal(RefusalCode.SymlinkRefused, refused.Refusal.Code);
            Assert.Contains($"{path} is a symbolic link", refused.Refusal.Detail, StringComparison.Ordinal);
        }

        Assert.Empty(fixture.Files.Poisoned);
    }

    private static async Task PrepareAsync(FilesFixture fixture)
    {
        Assert.Null(await fixture.AppendAsync("s", "one"));
        fixture.Directory.WriteJournal("over", Some.ForeignLine(1, "complete", "over"));
        fixture.Directory.WriteLegacyJournal("old", Some.ForeignLine(1, "generate", "old"));
    }

    private static async Task PlayAsync(FilesFixture fixture)
    {
        var (files, over) = (fixture.Files, new ArchiveQuery(fixture.Workspace, null, TimeSpan.Zero, Now, DryRun: false));
        Func<Task>[] all =
        [
            () => fixture.AppendAsync("s", "two"),
            () => files.SaveSnapshotAsync(fixture.Key("s").PersistenceId, new LentBytes([1, 2])),
            () => fixture.AppendAsync("new", "one"),
            () => files.SaveSnapshotAsync(fixture.Key("new").PersistenceId, new LentBytes([1, 2, 3])),
            () => fixture.AppendAsync("old", "two"),
            () => files.ArchiveAsync(over, default),
            () => fixture.AppendAsync("over", "again"),
            () => files.WriteIndexAsync(fixture.Workspace, "changes"u8.ToArray(), replace: true),
            () => files.LoadAsync(fixture.Key("s")),
            () => files.MigrateAsync(fixture.Workspace, null, static (_, _) => { }, default),
        ];
        foreach (var act in all)
        {
            await TryAsync(act);
            // What is done in the background makes calls, too.
            await files.SettleAsync();
        }
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (SessionException)
        {
            // The link was met, or what was moved with the directory is missing.
        }
    }
}
