using System.Text;
using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.RecoveryPoints;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Persistence.Workspaces;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.RecoveryPoints;

public sealed class RecoveryPointTests : IDisposable
{
    private readonly PointRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 0)]
    [InlineData(40, 1)]
    [InlineData(40, 40)]
    public void Only_what_came_after_the_point_is_read(int before, int after)
    {
        _rig.AppendEntries(1, before);
        Assert.True(_rig.MakePoint());
        _rig.AppendEntries(before + 1, after);

        Assert.Equal(after, _rig.Recover().Read);
        Assert.Equal(before + after, _rig.RecoverWhole().Read);
        _rig.AssertSameAsWhole();
    }

    [Fact]
    public void A_point_goes_on_from_the_one_before_and_is_the_same_as_one_made_at_once()
    {
        _rig.AppendEntries(1, 20);
        Assert.True(_rig.MakePoint());
        _rig.AppendEntries(21, 20);
        Assert.True(_rig.MakePoint());
        var grown = File.ReadAllBytes(_rig.Point);

        File.Delete(_rig.Point);
        Assert.True(_rig.MakePoint());

        Assert.Equal(File.ReadAllBytes(_rig.Point), grown);
    }

    [Fact]
    public void A_point_is_not_made_again_for_a_journal_that_has_hardly_grown()
    {
        _rig.AppendEntries(1, 40);
        Assert.True(_rig.MakePoint());
        _rig.AppendEntries(41, 1);

        Assert.False(_rig.MakePoint());
    }

    [Fact]
    public void A_line_that_is_being_written_is_not_in_a_point()
    {
        _rig.AppendEntries(1, 4);
        File.AppendAllText(_rig.Journal, """{"seq":9,"event":{"type":"complete"}""");
        Assert.True(_rig.MakePoint());
        _rig.AssertSameAsWhole();
        File.AppendAllText(_rig.Journal, "}\n");

        Assert.Equal(1, _rig.Recover().Read);
        Assert.True(_rig.Recover().State.Snapshot.Completed);
        _rig.AssertSameAsWhole();
    }

    [Theory]
    [InlineData("""{"seq":5,"event":{"type":"complete"}}""")]
    [InlineData("""{"seq":5,"ts":"t","event":{"type":"accept","variantId":"no number"}}""")]
    public void A_state_that_cannot_be_told_has_no_point(string line)
    {
        _rig.AppendEntries(1, 4).Append(line);

        Assert.False(_rig.MakePoint());
        Assert.False(File.Exists(_rig.Point));
    }

    [Fact]
    public void Appends_go_on_behind_a_session_that_was_recovered_from_a_point()
    {
        _rig.AppendEntries(1, 10);
        Assert.True(_rig.MakePoint());
        var writer = _rig.Writer();
        var (_, position, _) = _rig.Recover(writer);

        var tail = writer.Run(new JournalReading(writer.File, position));
        Assert.False(tail.Replaced);
        Assert.Empty(tail.Lines);
        var rejection = writer.Run(new JournalAppending(writer.File, [Some.Entry(99)]));

        Assert.Null(rejection);
        Assert.Equal(11, File.ReadAllLines(_rig.Journal).Length);
        _rig.AssertSameAsWhole();
    }

    [Fact]
    public void An_entry_glued_to_a_torn_line_within_a_point_is_brought_back()
    {
        var entry = Encoding.UTF8.GetString(Some.ForeignLine(2, "glued")).TrimEnd('\n');
        _rig.AppendEntries(1, 1).Append("{\"seq\":2,\"torn" + entry);
        Assert.True(_rig.MakePoint());
        var writer = _rig.Writer();
        var (_, _, read) = _rig.Recover(writer);
        Assert.Equal(0, read);

        var rejection = writer.Run(new JournalAppending(writer.File, [Some.Entry(9)]));

        Assert.IsType<JournalMovedException>(rejection);
        Assert.Equal(entry, File.ReadAllLines(_rig.Journal)[^1]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("""{"seq":9,"event":{"type":"comp""", 1)]
    public void A_recovery_begins_with_all_whole_lines_of_the_journal(string open, int left)
    {
        _rig.AppendEntries(1, 10);
        File.AppendAllText(_rig.Journal, open);
        var writer = _rig.Writer();

        Assert.NotNull(writer.Run(new RecoveryFolding(writer.File)));

        Assert.Equal(10, writer.File.End!.Lines);
        Assert.Equal(10 + left, writer.Run(new RecoveryCounting(writer.File)));
        var replayed = new List<JournalLine>();
        writer.Run(new Replaying(writer.File, 11, 10 + left, long.MaxValue, replayed.Add));
        Assert.Equal(left, replayed.Count);
    }

    [Fact]
    public void A_journal_replaced_between_the_halves_of_a_recovery_is_found_by_the_next_look()
    {
        _rig.AppendEntries(1, 10);
        // Without a newline, so that it is left to the replay, and longer than what that keeps in memory.
        File.AppendAllText(_rig.Journal, """{"seq":99,"event":"more to come:""" + new string('x', 300));
        foreach (var afterCounting in new[] { false, true })
        {
            var writer = _rig.Writer();
            Assert.NotNull(writer.Run(new RecoveryFolding(writer.File)));
            var known = writer.File.End!;
            long Count() => writer.Run(new RecoveryCounting(writer.File));
            if (afterCounting)
                Count();
            var text = File.ReadAllText(_rig.Journal);
            File.Delete(_rig.Journal);
            File.WriteAllText(_rig.Journal, text.Replace("steer2", "steer3", StringComparison.Ordinal));

            if (afterCounting)
                writer.Run(new Replaying(writer.File, 11, 11, long.MaxValue, _ => Assert.Fail("Another file's.")));
            else
                Assert.Equal(known.Lines, Count());

            Assert.True(writer.Run(new JournalReading(writer.File, known)).Replaced);
            File.WriteAllText(_rig.Journal, text);
        }
    }

    [Fact]
    public void A_journal_that_is_gone_has_no_point()
    {
        _rig.AppendEntries(1, 10);
        Assert.True(_rig.MakePoint());
        File.Delete(_rig.Journal);

        Assert.Null(_rig.Load());
        Assert.False(_rig.MakePoint());
        _rig.AssertSameAsWhole();
    }

    [Fact]
    public void A_point_that_cannot_be_written_is_no_error_and_leaves_nothing_behind()
    {
        _rig.AppendEntries(1, 10);
        foreach (var call in (string[])
            ["open:Read", "open:WriteNew", "read", "write", "rename", "mkdir", "stat", "fstat"])
        {
            using var rig = new PointRig { Calls = new FaultyCalls(FileCalls.System) };
            rig.AppendEntries(1, 10);
            ((FaultyCalls)rig.Calls).Fail(call, FileErrorKind.NoSpace);

            Assert.False(rig.MakePoint(), call);
            Assert.Single(rig.Workspace.Files());
        }
    }

    [Fact]
    public void A_directory_that_is_a_link_gets_no_point()
    {
        _rig.AppendEntries(1, 10);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_rig.Workspace.Workspace.Path, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(_rig.Workspace.Paths.Recovery, elsewhere);

        Assert.False(_rig.MakePoint());
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public void A_workspace_that_is_not_open_gets_no_point()
    {
        _rig.AppendEntries(1, 10);
        var writer = _rig.Writer();
        writer.Guard.Poisoned[Some.Session] = FileRefusals.NotOpen("closed");

        Assert.False(writer.Run(new PointWriting(writer.File)));
        Assert.False(Directory.Exists(_rig.Workspace.Paths.Recovery));
    }

    [Fact]
    public async Task A_point_is_made_in_the_background_when_a_journal_has_grown_and_helps_its_next_reader()
    {
        using var fixture = new FilesFixture(settings: PointRig.Settings with { RecoveryPointBytes = 4096 });
        using (await fixture.OpenAsync())
        {
            for (var number = 0; number < 100; number++)
                Assert.Null(await fixture.AppendAsync("grown", $"message {number}"));
            fixture.Files.MakePoint(fixture.Key("grown").PersistenceId);
            await fixture.Files.SettleAsync();
        }

        Assert.True(File.Exists(fixture.Directory.Of(SessionId.Parse("grown")).Point));
        Assert.Equal(100, (await fixture.Files.LoadAsync(fixture.Key("grown")))?.Lines);
        Assert.Null(await fixture.Files.LoadAsync(fixture.Key("other")));
    }

    [Fact]
    public async Task Points_of_sessions_that_are_gone_are_removed_when_the_workspace_is_opened()
    {
        using var fixture = new FilesFixture();
        var recovery = Directory.CreateDirectory(fixture.Directory.Paths.Recovery).FullName;
        fixture.Directory.WriteJournal("here", "");
        foreach (var name in new[] { "here.point", "gone.point", "no id.point", "notes.txt" })
            await File.WriteAllTextAsync(Path.Combine(recovery, name), "");

        using (await fixture.OpenAsync())
            await fixture.Files.SettleAsync();

        Assert.Equal(
            ["here.point", "no id.point", "notes.txt"],
            Directory.GetFiles(recovery).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_look_at_many_sessions_begins_with_their_points()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls, PointRig.Settings);
        fixture.Directory.WriteJournal("s", await File.ReadAllTextAsync(_rig.AppendEntries(1, 40).Journal));
        var whole = "";
        using (await fixture.OpenAsync())
        {
            whole = await GlanceAsync(fixture);
            await fixture.Files.SettleAsync();
            await fixture.AppendAsync("s", "one more");
        }

        Assert.True(File.Exists(fixture.Directory.Of(SessionId.Parse("s")).Point));
        fixture.Files.ForgetGlances(fixture.Workspace);
        var seen = await GlanceAsync(fixture);
        File.Delete(fixture.Directory.Of(SessionId.Parse("s")).Point);
        fixture.Files.ForgetGlances(fixture.Workspace);

        Assert.NotEqual(whole, seen);
        Assert.Equal(await GlanceAsync(fixture), seen);
    }

    private static async Task<string> GlanceAsync(FilesFixture fixture)
    {
        var query = new GlanceQuery(
            fixture.Workspace, [SessionId.Parse("s")], Some.Time, false, 1, TimeSpan.FromMinutes(1), 10);
        var glance = Assert.Single(await fixture.Files.GlanceAsync(query, CancellationToken.None));
        return Encoding.UTF8.GetString(Assert.IsType<SessionGlance.Found>(glance).Snapshot.Json.Span);
    }
}
