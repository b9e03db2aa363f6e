using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Migration;

public sealed class MigrationTests
{
    private const string WorkspaceLockName = "daemon.lock";

    private static readonly string Old = Some.ForeignText(1, "old");

    [Fact]
    public async Task Each_legacy_journal_without_another_one_is_copied_and_each_outcome_told()
    {
        using var fixture = new FilesFixture();
        foreach (var session in new[] { "a", "b", "torn", "c d" })
            fixture.Directory.WriteLegacyJournal(session, session == "torn" ? Old + "{\"torn" : Old);
        Directory.CreateDirectory(Path.Combine(fixture.Directory.Paths.LegacySessions, "directory.jsonl"));
        File.CreateSymbolicLink(Path.Combine(fixture.Directory.Paths.LegacySessions, "link.jsonl"), "/etc/passwd");
        fixture.Directory.WriteJournal("b", "");
        fixture.Directory.WriteJournal("d", "");
        using var open = await fixture.OpenAsync();

        var progress = new List<(int, int)>();
        var first = await MigrateAsync(fixture, progress: (done, of) => progress.Add((done, of)));
        var second = await MigrateAsync(fixture);

        Assert.Equal(
            [
                ("a", MigrationOutcome.Copied), ("b", MigrationOutcome.AlreadyThere), ("c d", MigrationOutcome.NoSession),
                ("directory", MigrationOutcome.Unreadable), ("link", MigrationOutcome.Unreadable),
                ("torn", MigrationOutcome.Copied),
            ],
            first.Journals.Select(found => (found.Name, found.Outcome)));
        Assert.All(
            first.Journals.Where(found => found.Outcome is MigrationOutcome.NoSession or MigrationOutcome.Unreadable),
            found => Assert.NotNull(found.Failure));
        Assert.Equal([(0, 6), (1, 6), (2, 6), (3, 6), (4, 6), (5, 6)], progress);
        Assert.False(first.More);
        Assert.Equal((Old, Old + "{\"torn"), (fixture.Directory.ReadJournal("a"), fixture.Directory.ReadJournal("torn")));
        Assert.Equal("", fixture.Directory.ReadJournal("b"));
        Assert.DoesNotContain(second.Journals, found => found.Outcome == MigrationOutcome.Copied);
    }

    [Theory]
    [InlineData("a", MigrationOutcome.Copied)]
    [InlineData("none", MigrationOutcome.Missing)]
    public async Task A_single_one_can_be_asked_for(string session, MigrationOutcome expected)
    {
        using var fixture = new FilesFixture();
        fixture.Directory.WriteLegacyJournal("a", Old);
        fixture.Directory.WriteLegacyJournal("b", Old);
        using var open = await fixture.OpenAsync();

        var report = await MigrateAsync(fixture, SessionId.Parse(session));

        Assert.Equal((session, expected), (report.Journals.Single().Name, report.Journals.Single().Outcome));
        Assert.False(File.Exists(Path.Combine(fixture.Directory.Paths.Sessions, "b.jsonl")));
    }

    [Fact]
    public async Task What_there_is_no_time_for_is_left_for_the_next_time()
    {
        using var fixture = new FilesFixture();
        foreach (var session in new[] { "a", "b", "c" })
            fixture.Directory.WriteLegacyJournal(session, Old);
        using var open = await fixture.OpenAsync();
        using var enough = new CancellationTokenSource();

        var first = await fixture.Files.MigrateAsync(
            fixture.Workspace, null, (done, _) => Cancel(enough, done == 1), enough.Token);
        var second = await MigrateAsync(fixture);

        Assert.Equal((2, true), (first.Journals.Length, first.More));
        Assert.Equal(["c"], second.Journals
            .Where(found => found.Outcome == MigrationOutcome.Copied).Select(found => found.Name));
    }

    [Fact]
    public async Task A_legacy_journal_that_grows_during_the_copy_is_copied_with_what_came()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        var legacy = fixture.Directory.WriteLegacyJournal("a", Old);
        using var open = await fixture.OpenAsync();
        var more = Some.ForeignText(2, "more");
        calls.Fault = new Once("write", () => File.AppendAllText(legacy, more));

        var report = await MigrateAsync(fixture);

        Assert.Equal(MigrationOutcome.Copied, report.Journals.Single().Outcome);
        Assert.Equal(Old + more, fixture.Directory.ReadJournal("a"));
    }

    [Theory]
    [InlineData("open:WriteNew")]
    [InlineData("write")]
    [InlineData("link")]
    [InlineData("fsync")]
    public async Task A_copy_that_fails_is_told_and_the_others_are_made(string call)
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls, Some.Unflushed with { Durability = Durability.Fsync });
        fixture.Directory.WriteLegacyJournal("a", Old);
        fixture.Directory.WriteLegacyJournal("b", Old);
        using var open = await fixture.OpenAsync();
        calls.Fail(call, FileErrorKind.NoSpace, times: 1);

        var report = await MigrateAsync(fixture);

        Assert.Equal(
            [MigrationOutcome.Failed, MigrationOutcome.Copied], report.Journals.Select(found => found.Outcome));
        Assert.Equal(Old, fixture.Directory.ReadJournal("b"));
        Assert.Single(Directory.GetFiles(fixture.Directory.Paths.Sessions));
        Assert.Equal([WorkspaceLockName], Directory.GetFiles(fixture.Directory.Paths.Live).Select(Path.GetFileName));
    }

    private static void Cancel(CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
    }

    private static Task<MigrationReport> MigrateAsync(
        FilesFixture fixture, SessionId? only = null, Action<int, int>? progress = null) =>
        fixture.Files.MigrateAsync(fixture.Workspace, only, progress ?? ((_, _) => { }), CancellationToken.None);
}
