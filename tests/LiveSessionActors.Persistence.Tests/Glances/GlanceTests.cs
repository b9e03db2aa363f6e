using System.Text;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Persistence.Tests.Glances;

public sealed class GlanceTests : IDisposable
{
    private const int Plenty = 1 << 20;
    private const int OneSession = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
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
        _fixture.Directory.WriteJournal("void", "");
        using var open = await _fixture.OpenAsync();

        var found = Found(await GlanceAsync("legacy", "primary", "torn", "void"));

        Assert.Equal(
            ["discard_requested", "accept_requested", "accept_requested", "new"],
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
    public async Task What_there_is_no_room_for_is_read_again()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", Line(1, "generate"));
        await GlanceAsync(OneSession, mayWrite: false, CancellationToken.None, "a", "b");
        _calls.Made.Clear();

        await GlanceAsync(OneSession, mayWrite: false, CancellationToken.None, "a", "b");

        Assert.Equal(1, _calls.Count("open:Read"));
    }

    [Fact]
    public async Task Sessions_that_came_and_went_since_the_last_look_confuse_no_others()
    {
        foreach (var session in new[] { "a", "c", "d", "f" })
            _fixture.Directory.WriteJournal(session, Line(1, session == "c" ? "complete" : "generate"));
        await GlanceAsync(Plenty, mayWrite: false, CancellationToken.None, "a", "c", "d", "f");
        foreach (var session in new[] { "b", "e", "g" })
            _fixture.Directory.WriteJournal(session, Line(1, session == "e" ? "complete" : "generate"));
        _calls.Made.Clear();

        var found = Found(await GlanceAsync(Plenty, false, CancellationToken.None, "b", "c", "e", "f", "g"));

        Assert.Equal(["b", "c", "e", "f", "g"], found.Select(glance => glance.Session.Value));
        Assert.Equal([false, true, true, false, false], found.Select(glance => glance.Snapshot.Completed));
        Assert.Equal(3, _calls.Count("open:Read"));
    }

    [Fact]
    public async Task What_was_kept_can_be_freed()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        await GlanceAsync(Plenty, mayWrite: false, CancellationToken.None, "a");
        _calls.Made.Clear();

        _fixture.Files.ForgetGlances(_fixture.Workspace);

        var found = Assert.Single(Found(await GlanceAsync(Plenty, false, CancellationToken.None, "a")));

        Assert.False(found.Snapshot.Completed);
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

        await GlanceAsync(Plenty, mayWrite: false, CancellationToken.None, "a");
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
    public async Task A_session_without_a_journal_gets_no_snapshot_file()
    {
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
            "read",
            () => saving = _fixture.Files.SaveSnapshotAsync(
                _fixture.Key("a").PersistenceId, new LentBytes("newer"u8.ToArray())));

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
    public async Task When_it_is_enough_there_is_what_was_found_until_then_and_what_was_begun_has_failed()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", Line(1, "generate"));
        _fixture.Directory.WriteJournal("c", "unfinished");
        using var enough = new CancellationTokenSource();
        using var slow = new FilesFixture(_calls, Unsettling);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Fault = new Opened(3, last);

        var glancing = slow.Files.GlanceAsync(Query(Plenty, mayWrite: false, "a", "b", "c"), enough.Token);
        await last.Task;
        Assert.False(glancing.IsCompleted);
        await enough.CancelAsync();

        var glances = await glancing;
        Assert.Equal(["a", "b"], Found(glances.Take(2)).Select(glance => glance.Session.Value));
        Assert.Equal(RefusalCode.Timeout, CodeOf(Assert.Single(glances.Skip(2))));
    }

    [Fact]
    public async Task A_look_that_gets_no_further_ends_without_what_it_has_not_come_to()
    {
        _fixture.Directory.WriteJournal("a", Line(1, "generate"));
        _fixture.Directory.WriteJournal("b", Line(1, "generate"));
        _fixture.Directory.WriteJournal("c", Line(1, "generate"));
        using var stuck = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Fault = new Stuck(2, reached, stuck);
        var time = new FakeTimeProvider();
        using var fixture = new FilesFixture(new SessionFiles(Some.Setting(_calls, time, Settings)));

        var glancing = fixture.Files.GlanceAsync(
            Query(Plenty, mayWrite: false, "a", "b", "c"), CancellationToken.None);
        await reached.Task;
        time.Advance(Patience);
        Assert.False(glancing.IsCompleted);
        time.Advance(Patience);

        var glances = await glancing;
        stuck.Set();
        Assert.Equal(["a", "b"], glances.Select(glance => glance.Session.Value));
        Assert.Equal(RefusalCode.Timeout, CodeOf(glances[1]));
    }

    public void Dispose() => _fixture.Dispose();

    private static JournalSettings Unsettling =>
        Settings with { TailSettle = TimeSpan.FromDays(1), TailSettleMax = TimeSpan.FromDays(1) };

    private static string CodeOf(SessionGlance glance) => Assert.IsType<SessionException>(
        Assert.IsType<SessionGlance.Failed>(glance).Cause).Refusal.Code;

    private static string Line(int seq, string type) =>
        $$$"""{"seq":{{{seq}}},"id":"s","type":"{{{type}}}","ts":"t","event":{"type":"{{{type}}}"}}""" + "\n";

    private static List<SessionGlance.Found> Found(IEnumerable<SessionGlance> glances) =>
        [.. glances.Select(Assert.IsType<SessionGlance.Found>)];

    private byte[] SnapshotOf(string session) =>
        File.ReadAllBytes(_fixture.Directory.Of(SessionId.Parse(session)).Snapshot);

    private Task<IReadOnlyList<SessionGlance>> GlanceAsync(params string[] sessions) =>
        GlanceAsync(Plenty, mayWrite: true, CancellationToken.None, sessions);

    private Task<IReadOnlyList<SessionGlance>> GlanceAsync(
        int keepBytesMax, bool mayWrite, CancellationToken enough, params string[] sessions) =>
        _fixture.Files.GlanceAsync(Query(keepBytesMax, mayWrite, sessions), enough);

    private GlanceQuery Query(int keepBytesMax, bool mayWrite, params string[] sessions) => new(
        _fixture.Workspace,
        [.. sessions.Select(SessionId.Parse)],
        Some.Time,
        mayWrite,
        AtOnce: 1,
        Patience,
        keepBytesMax);

    private sealed class Stuck(int times, TaskCompletionSource reached, ManualResetEventSlim until) : IFault
    {
        private int _left = times;

        public FileError Before(int ordinal, string call)
        {
            if (call == "open:Read" && --_left == 0)
            {
                reached.SetResult();
                until.Wait();
            }

            return FileError.None;
        }
    }

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
