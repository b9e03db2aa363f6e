using System.Text;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Glances;

public sealed class GlanceTests : IDisposable
{
    private static readonly JournalSettings Settings = Some.Unflushed;

    private readonly FaultyCalls _calls = new(FileCalls.System);
    private readonly FilesFixture _fixture;

    public GlanceTests() => _fixture = new FilesFixture(_calls, Settings);

    [Fact]
    public async Task Each_session_is_as_its_journal_makes_it_wherever_that_is()
    {
        _fixture.Directory.WriteJournal("primary", Line(1, "generate") + "no json\n" + Line(2, "accept"));
        _fixture.Directory.WriteLegacyJournal("legacy", Line(1, "discard"));
        _fixture.Directory.WriteLegacyJournal("primary", Line(1, "complete"));
        _fixture.Directory.WriteJournal("torn", Line(1, "generate") + Line(2, "accept").TrimEnd('\n'));
        using var open = await _fixture.OpenAsync();

        var found = Found(await GlanceAsync("legacy", "primary", "torn"));

        Assert.Equal(
            ["discard_requested", "accept_requested", "accept_requested"],
            found.Select(glance => glance.Snapshot.Phase.ToString().Trim('"')));
        Assert.Contains("journal_parse_failed", Encoding.UTF8.GetString(found[1].Snapshot.Json.Span));
        Assert.All(found, glance => Assert.Equal(glance.Snapshot.ToFile(), SnapshotOf(glance.Session.Value)));
    }

    [Fact]
    public async Task A_session_that_has_not_changed_is_looked_at_and_not_read()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", Line(1, "generate"));
        using var open = await _fixture.OpenAsync();
        await GlanceAsync("a", "b");
        await File.AppendAllTextAsync(_fixture.Directory.Of(SessionId.Parse("b")).Journal, Line(2, "complete"));
        _calls.Made.Clear();

        var found = Found(await GlanceAsync("a", "b"));

        Assert.Equal([false, true], found.Select(glance => glance.Snapshot.Completed));
        Assert.Equal(2, _calls.Count("open:Read"));
    }

    [Fact]
    public async Task More_sessions_than_are_to_be_kept_are_read_again()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", Line(1, "generate"));
        await GlanceAsync(1, mayWrite: false, CancellationToken.None, "a", "b");
        _calls.Made.Clear();

        await GlanceAsync(1, mayWrite: false, CancellationToken.None, "a", "b");

        Assert.Equal(1, _calls.Count("open:Read"));
    }

    [Fact]
    public async Task What_was_kept_can_be_freed()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        await GlanceAsync(10, mayWrite: false, CancellationToken.None, "a");
        _calls.Made.Clear();

        _fixture.Files.ForgetGlances(_fixture.Workspace);

        Assert.False(Assert.Single(Found(await GlanceAsync(10, false, CancellationToken.None, "a"))).Snapshot.Completed);
        Assert.Equal(1, _calls.Count("open:Read"));
    }

    [Fact]
    public async Task A_snapshot_file_that_is_out_of_date_is_replaced_and_one_that_is_not_is_left_alone()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        using var open = await _fixture.OpenAsync();
        await GlanceAsync("a");
        var paths = _fixture.Directory.Of(SessionId.Parse("a"));
        FileCalls.System.Look(paths.Snapshot, out var first);

        _fixture.Files.ForgetGlances(_fixture.Workspace);
        await GlanceAsync("a");
        FileCalls.System.Look(paths.Snapshot, out var second);
        Assert.Equal(first, second);

        await File.WriteAllTextAsync(paths.Snapshot, "{}");
        _fixture.Files.ForgetGlances(_fixture.Workspace);
        var found = Assert.Single(Found(await GlanceAsync("a")));
        Assert.Equal(found.Snapshot.ToFile(), SnapshotOf("a"));
    }

    [Fact]
    public async Task No_snapshot_file_is_written_where_none_may_be_and_it_is_made_up_for_later()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        using var open = await _fixture.OpenAsync();

        await GlanceAsync(10, mayWrite: false, CancellationToken.None, "a");
        Assert.False(File.Exists(_fixture.Directory.Of(SessionId.Parse("a")).Snapshot));

        var found = Assert.Single(Found(await GlanceAsync("a")));
        Assert.Equal(found.Snapshot.ToFile(), SnapshotOf("a"));
    }

    [Fact]
    public async Task A_snapshot_file_that_cannot_be_written_does_not_hide_its_session()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));

        var found = Assert.Single(Found(await GlanceAsync("a")));

        Assert.Equal(RefusalCode.NotWritable, Assert.IsType<SessionException>(found.Unsaved).Refusal.Code);
    }

    [Fact]
    public async Task A_session_without_a_line_gets_no_snapshot_file()
    {
        _fixture.Directory.WriteJournal("a", "");
        using var open = await _fixture.OpenAsync();

        Assert.Null(Assert.Single(Found(await GlanceAsync("a"))).Unsaved);
        Assert.False(File.Exists(_fixture.Directory.Of(SessionId.Parse("a")).Snapshot));
    }

    [Fact]
    public async Task A_snapshot_that_is_saved_while_the_journal_is_read_is_the_last_one()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        using var open = await _fixture.OpenAsync();
        Task? saving = null;
        _calls.Fault = new Once(
            "read", () => saving = _fixture.Files.SaveSnapshotAsync(_fixture.Key("a"), new LentBytes("newer"u8.ToArray())));

        await GlanceAsync("a");
        await saving!;

        Assert.Equal("newer"u8.ToArray(), SnapshotOf("a"));
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_hides_no_other()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        Directory.CreateDirectory(_fixture.Directory.Of(SessionId.Parse("b")).Journal);

        var glances = await GlanceAsync("a", "b");

        Assert.IsType<SessionGlance.Found>(glances[0]);
        var failed = Assert.IsType<SessionGlance.Failed>(glances[1]);
        Assert.Equal(RefusalCode.IoError, Assert.IsType<SessionException>(failed.Cause).Refusal.Code);
    }

    [Fact]
    public async Task When_it_is_enough_there_is_what_was_found_until_then()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", "unfinished");
        _fixture.Directory.WriteJournal("c", Line(1, "generate"));
        using var enough = new CancellationTokenSource();
        using var slow = new FilesFixture(
            _calls, Settings with { TailSettle = TimeSpan.FromDays(1), TailSettleMax = TimeSpan.FromDays(1) });
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Fault = new Opened(3, last);

        var glancing = slow.Files.GlanceAsync(Query(10, mayWrite: false, "a", "c", "b"), enough.Token);
        await last.Task;
        Assert.False(glancing.IsCompleted);
        await enough.CancelAsync();

        Assert.Equal(["a", "c"], (await glancing).Select(glance => glance.Session.Value));
    }

    public void Dispose() => _fixture.Dispose();

    private static string Line(int seq, string type) =>
        $$$"""{"seq":{{{seq}}},"id":"s","type":"{{{type}}}","ts":"t","event":{"type":"{{{type}}}"}}""" + "\n";

    private static List<SessionGlance.Found> Found(IEnumerable<SessionGlance> glances) =>
        [.. glances.Select(Assert.IsType<SessionGlance.Found>)];

    private byte[] SnapshotOf(string session) =>
        File.ReadAllBytes(_fixture.Directory.Of(SessionId.Parse(session)).Snapshot);

    private Task<IReadOnlyList<SessionGlance>> GlanceAsync(params string[] sessions) =>
        GlanceAsync(10, mayWrite: true, CancellationToken.None, sessions);

    private Task<IReadOnlyList<SessionGlance>> GlanceAsync(
        int keepMax, bool mayWrite, CancellationToken enough, params string[] sessions) =>
        _fixture.Files.GlanceAsync(Query(keepMax, mayWrite, sessions), enough);

    private GlanceQuery Query(int keepMax, bool mayWrite, params string[] sessions) => new(
        _fixture.Workspace, [.. sessions.Select(SessionId.Parse)], Some.Time, mayWrite, AtOnce: 1, keepMax);

    private sealed class Opened(int times, TaskCompletionSource reached) : IFault
    {
        private int _left = times;

        public FileError Before(int ordinal, string call)
        {
            if (call == "open:Read" && --_left == 0)
                reached.SetResult();
            return FileError.None;
        }
    }
}
