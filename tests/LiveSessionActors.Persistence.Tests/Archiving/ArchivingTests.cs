using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Archiving;

/// <summary>Moving journals of sessions that are over out of the way.</summary>
public sealed class ArchivingTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly FilesFixture _files = new(FileCalls.System, Some.Settings);

    private string Archive => _files.Directory.Paths.Archive;

    private string Journal => Path.Combine(_files.Directory.Paths.Sessions, "s.jsonl");

    private string Archived => Path.Combine(Archive, "s.jsonl");

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_session_that_is_over_is_moved_and_what_was_made_of_it_is_removed()
    {
        var text = Write("generate", "complete");
        await File.WriteAllTextAsync(Path.ChangeExtension(Journal, ".snapshot.json"), "{}\n");
        Directory.CreateDirectory(_files.Directory.Paths.Recovery);
        await File.WriteAllTextAsync(Path.Combine(_files.Directory.Paths.Recovery, "s.point"), "");
        using var open = await _files.OpenAsync();

        Assert.Equal(ArchiveOutcome.Archived, await ArchiveAsync());

        Assert.Equal([".impeccable/live/archive/s.jsonl", ".impeccable/live/daemon.lock"], _files.Directory.Files());
        Assert.Equal(text, await File.ReadAllTextAsync(Archived));
    }

    [Theory]
    [InlineData(ArchiveOutcome.Active, "generate")]
    [InlineData(ArchiveOutcome.Active, "complete", "generate")]
    [InlineData(ArchiveOutcome.Archived, "generate", "discarded")]
    public async Task Only_what_is_over_is_moved(ArchiveOutcome outcome, params string[] types)
    {
        Write(types);
        using var open = await _files.OpenAsync();

        Assert.Equal(outcome, await ArchiveAsync());

        Assert.Equal(outcome == ArchiveOutcome.Active, File.Exists(Journal));
    }

    [Theory]
    [InlineData(9, ArchiveOutcome.Archived)]
    [InlineData(10, ArchiveOutcome.Recent)]
    public async Task What_is_over_stays_until_it_is_old_enough(int days, ArchiveOutcome outcome)
    {
        Write("complete");
        using var open = await _files.OpenAsync();

        Assert.Equal(outcome, await ArchiveAsync(query => query with { OlderThan = TimeSpan.FromDays(days) }));
    }

    [Fact]
    public async Task What_does_not_say_when_it_was_written_is_never_old()
    {
        _files.Directory.WriteJournal("s", """{"type":"complete"}""" + "\n");
        using var open = await _files.OpenAsync();

        Assert.Equal(
            ArchiveOutcome.Recent, await ArchiveAsync(query => query with { OlderThan = TimeSpan.FromDays(1) }));
        Assert.Equal(ArchiveOutcome.Archived, await ArchiveAsync());
    }

    [Fact]
    public async Task A_dry_run_and_a_missing_session_change_nothing()
    {
        Write("complete");
        using var open = await _files.OpenAsync();
        var before = _files.Directory.Files();

        Assert.Equal(ArchiveOutcome.Archived, await ArchiveAsync(query => query with { DryRun = true }));
        Assert.Equal(
            ArchiveOutcome.Missing, await ArchiveAsync(query => query with { Only = SessionId.Parse("nobody") }));

        Assert.Equal(before, _files.Directory.Files());
    }

    [Fact]
    public async Task All_that_are_over_are_moved_and_the_rest_is_not_spoken_of()
    {
        foreach (var (session, types) in new[] { ("a", "complete"), ("b", "generate"), ("c", "discarded") })
            _files.Directory.WriteJournal(session, Line(1, types));
        using var open = await _files.OpenAsync();

        var report = await _files.Files.ArchiveAsync(Query with { Only = null }, CancellationToken.None);

        Assert.Equal(["a", "c"], report.Sessions.Select(found => found.Session.Value));
        Assert.False(report.More);
        Assert.Equal([SessionId.Parse("b")], await ListAsync());
    }

    [Fact]
    public async Task What_is_too_much_for_once_is_left_for_the_next_time()
    {
        Write("complete");
        using var open = await _files.OpenAsync();
        using var enough = new CancellationTokenSource();
        await enough.CancelAsync();

        Assert.True((await _files.Files.ArchiveAsync(Query with { Only = null }, enough.Token)).More);
        Assert.True(File.Exists(Journal));
    }

    [Fact]
    public async Task A_session_with_a_legacy_journal_stays()
    {
        Write("complete");
        _files.Directory.WriteLegacyJournal("s", "");
        using var open = await _files.OpenAsync();

        Assert.Equal(ArchiveOutcome.HasLegacyJournal, await ArchiveAsync());
        Assert.True(File.Exists(Journal));
    }

    [Fact]
    public async Task A_line_that_somebody_is_writing_keeps_the_session()
    {
        _files.Directory.WriteJournal("s", Line(1, "complete") + Line(2, "complete")[..10]);
        using var open = await _files.OpenAsync();

        Assert.Equal(ArchiveOutcome.Unfinished, await ArchiveAsync());
    }

    [Fact]
    public async Task Nothing_is_moved_without_the_workspace_s_lock()
    {
        Write("complete");

        var report = await _files.Files.ArchiveAsync(Query, CancellationToken.None);

        Assert.Equal(RefusalCode.NotWritable, report.Sessions.Single().Failure?.Code);
        Assert.True(File.Exists(Journal));
    }

    [Fact]
    public async Task What_is_archived_is_read_as_before_and_not_listed()
    {
        Write("generate", "complete");
        using var open = await _files.OpenAsync();
        var before = await ReadAsync(JournalPosition.Start);
        await ArchiveAsync();

        var after = await ReadAsync(before.Position);

        Assert.False(after.Replaced);
        Assert.Empty(after.Lines);
        Assert.True(after.Position.IsSamePlace(before.Position));
        Assert.Equal(2, (await ReadAsync(JournalPosition.Start)).Lines.Length);
        Assert.True(await _files.Files.ExistsAsync(_files.Key("s"), CancellationToken.None));
        Assert.Equal(
            Path.Combine(".impeccable", "live", "archive", "s.jsonl"),
            await _files.Files.FindArchivedAsync(_files.Key("s"), CancellationToken.None));
        Assert.Empty(await ListAsync());
        Assert.Equal(ArchiveOutcome.AlreadyArchived, await ArchiveAsync());
    }

    [Fact]
    public async Task Reading_what_is_archived_writes_no_snapshot_file()
    {
        Write("complete");
        using var open = await _files.OpenAsync();
        await ArchiveAsync();

        await _files.Files.SaveSnapshotAsync(_files.Key("s").PersistenceId, new LentBytes([1]));

        Assert.Empty(Directory.GetFiles(_files.Directory.Paths.Sessions));
    }

    [Fact]
    public async Task An_append_brings_a_session_back_and_goes_on_behind_its_last_entry()
    {
        var text = Write("generate", "complete");
        using var open = await _files.OpenAsync();
        await ArchiveAsync();

        Assert.Null(await _files.AppendAsync("s", "more"));

        Assert.Empty(Directory.GetFiles(Archive));
        Assert.StartsWith(text, await File.ReadAllTextAsync(Journal), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], (await ReadAsync(JournalPosition.Start)).Lines.Select(line => line.Entry?.Seq ?? 0));
        Assert.Null(await _files.Files.FindArchivedAsync(_files.Key("s"), CancellationToken.None));
    }

    [Fact]
    public async Task What_is_archived_is_flushed_where_it_is()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var files = new FilesFixture(calls, Some.Settings);
        files.Directory.WriteJournal("s", Line(1, "complete"));
        using var open = await files.OpenAsync();
        await files.Files.ArchiveAsync(Query with { Workspace = files.Workspace }, CancellationToken.None);
        calls.Made.Clear();

        await files.Files.FlushAsync(files.Key("s"));

        Assert.Equal(1, calls.Count("fsync"));
        Assert.Single(Directory.GetFiles(files.Directory.Paths.Archive));
    }

    [Fact]
    public async Task Whoever_knew_the_journal_before_it_was_archived_appends_to_none_that_is_new()
    {
        Write("complete");
        using var open = await _files.OpenAsync();
        var known = (await ReadAsync(JournalPosition.Start)).Position;
        await ArchiveAsync();

        var rejection = await _files.Files.AppendAsync(_files.Key("s").PersistenceId, [Some.Entry(2)], known);

        Assert.IsType<JournalMovedException>(rejection);
        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public async Task A_journal_that_another_program_begins_is_the_session_and_is_archived_beside_the_older_one()
    {
        var older = Write("complete");
        using var open = await _files.OpenAsync();
        await ArchiveAsync();
        var newer = Write("generate", "complete");

        Assert.Equal(2, (await ReadAsync(JournalPosition.Start)).Lines.Length);
        Assert.Equal(ArchiveOutcome.Archived, await ArchiveAsync());

        Assert.Equal(["s.1.jsonl", "s.jsonl"], Directory.GetFiles(Archive).Select(Path.GetFileName).Order());
        Assert.Equal(older, await File.ReadAllTextAsync(Path.Combine(Archive, "s.1.jsonl")));
        Assert.Equal(newer, await File.ReadAllTextAsync(Archived));
    }

    [Fact]
    public async Task What_is_appended_to_an_archived_journal_brings_the_session_back_the_next_time()
    {
        Write("complete");
        using var open = await _files.OpenAsync();
        await ArchiveAsync();
        await File.AppendAllTextAsync(Archived, Line(2, "complete"));
        Assert.Empty((await _files.Files.ArchiveAsync(Query with { Only = null }, CancellationToken.None)).Sessions);
        await File.AppendAllTextAsync(Archived, Line(3, "generate"));

        var report = await _files.Files.ArchiveAsync(Query with { Only = null }, CancellationToken.None);

        Assert.Equal(ArchiveOutcome.CameBack, report.Sessions.Single().Outcome);
        Assert.Equal([SessionId.Parse("s")], await ListAsync());
        Assert.Empty(Directory.GetFiles(Archive));
    }

    [Fact]
    public async Task A_legacy_journal_that_comes_back_is_not_taken_for_an_archived_session()
    {
        Write("generate", "complete");
        using var open = await _files.OpenAsync();
        await ArchiveAsync();
        _files.Directory.WriteLegacyJournal("s", Line(1, "generate"));

        Assert.Equal(2, (await ReadAsync(JournalPosition.Start)).Lines.Length);
        var migrated = await _files.Files.MigrateAsync(_files.Workspace, null, (_, _) => { }, CancellationToken.None);
        Assert.Equal(MigrationOutcome.AlreadyThere, Assert.Single(migrated.Journals).Outcome);
        Assert.Null(await _files.AppendAsync("s", "more"));
        Assert.Equal(3, (await ReadAsync(JournalPosition.Start)).Lines.Length);
    }

    private ArchiveQuery Query => new(_files.Workspace, SessionId.Parse("s"), TimeSpan.Zero, Now, DryRun: false);

    private async Task<ArchiveOutcome> ArchiveAsync(Func<ArchiveQuery, ArchiveQuery>? change = null)
    {
        var query = change is null ? Query : change(Query);
        return (await _files.Files.ArchiveAsync(query, CancellationToken.None)).Sessions.Single().Outcome;
    }

    private async Task<JournalTail> ReadAsync(JournalPosition from) =>
        await _files.Files.ReadAsync(_files.Key("s"), from, CancellationToken.None);

    private async Task<IEnumerable<SessionId>> ListAsync() =>
        (await _files.Files.ListAsync(_files.Workspace, CancellationToken.None)).Sessions;

    private string Write(params string[] types)
    {
        var text = string.Concat(types.Select((type, index) => Line(index + 1, type)));
        _files.Directory.WriteJournal("s", text);
        return text;
    }

    private static string Line(int seq, string type) => Some.ForeignLine(seq, type, "s");
}
