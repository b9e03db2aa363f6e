using System.Text;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Journals;

/// <summary>
/// A glued last line needs nobody to append: whoever reads the session in an open workspace has what it lost brought
/// back first.
/// </summary>
public sealed class LostTailTests : IDisposable
{
    private const string Torn = "{\"seq\":2,\"id\":\"a\",\"ty";

    private readonly FilesFixture _fixture = new();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task A_read_of_a_glued_last_line_gives_its_entry(string end)
    {
        using var open = await _fixture.OpenAsync();
        var path = _fixture.Directory.WriteJournal("a", Journal(end));

        var tail = await ReadAsync("a", JournalPosition.Start);

        Assert.Equal([1, null, 2], tail.Lines.Select(line => line.Entry?.Seq));
        Assert.Equal(Journal("\n") + Ready, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_read_behind_what_is_known_gives_it_too()
    {
        using var open = await _fixture.OpenAsync();
        var path = _fixture.Directory.WriteJournal("a", Generate);
        var known = await ReadAsync("a", JournalPosition.Start);
        await File.AppendAllTextAsync(path, Torn + Ready);

        var tail = await ReadAsync("a", known.Position);

        Assert.False(tail.Replaced);
        Assert.Equal([null, 2], tail.Lines.Select(line => line.Entry?.Seq));
    }

    [Fact]
    public async Task A_list_gives_it()
    {
        using var open = await _fixture.OpenAsync();
        _fixture.Directory.WriteJournal("a", Journal("\n"));

        Assert.Equal("\"variants_ready\"", await GlancedPhaseAsync(mayWrite: true));
        Assert.Equal("\"variants_ready\"", await GlancedPhaseAsync(mayWrite: true));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_may_be_written_a_read_gives_the_journal_as_it_is(bool isOpen)
    {
        using var open = isOpen ? await _fixture.OpenAsync() : null;
        var path = _fixture.Directory.WriteJournal("a", Journal("\n"));
        open?.Dispose();

        var tail = await ReadAsync("a", JournalPosition.Start);

        Assert.Equal([1, null], tail.Lines.Select(line => line.Entry?.Seq));
        Assert.Equal("\"generate_requested\"", await GlancedPhaseAsync(mayWrite: false));
        Assert.Equal(Journal("\n"), await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_legacy_journal_is_copied_for_it_and_stays_as_it_is()
    {
        using var open = await _fixture.OpenAsync();
        var legacy = _fixture.Directory.WriteLegacyJournal("a", Journal("\n"));

        var tail = await ReadAsync("a", JournalPosition.Start);

        Assert.Equal([1, null, 2], tail.Lines.Select(line => line.Entry?.Seq));
        Assert.Equal(Journal("\n"), await File.ReadAllTextAsync(legacy));
        Assert.Equal(Journal("\n") + Ready, _fixture.Directory.ReadJournal("a"));
    }

    [Fact]
    public async Task A_journal_with_something_to_bring_back_is_not_archived()
    {
        using var open = await _fixture.OpenAsync();
        _fixture.Directory.WriteJournal("a", Some.ForeignLine(1, "complete", "a") + Torn + Ready);

        var report = await _fixture.Files.ArchiveAsync(
            new ArchiveQuery(_fixture.Workspace, SessionId.Parse("a"), TimeSpan.Zero, Some.Time, DryRun: false),
            CancellationToken.None);

        Assert.Equal(ArchiveOutcome.Unfinished, Assert.Single(report.Sessions).Outcome);
    }

    public void Dispose() => _fixture.Dispose();

    private static string Generate => Some.ForeignLine(1, "generate", "a");

    private static string Ready => Some.ForeignLine(2, "variants_ready", "a");

    private static string Journal(string end) => Generate + Torn + Ready.TrimEnd('\n') + end;

    private Task<JournalTail> ReadAsync(string session, JournalPosition from) =>
        _fixture.Files.ReadAsync(_fixture.Key(session), from, CancellationToken.None).AsTask();

    private async Task<string> GlancedPhaseAsync(bool mayWrite)
    {
        var query = new GlanceQuery(
            _fixture.Workspace, [SessionId.Parse("a")], Some.Time, mayWrite, 1, TimeSpan.FromSeconds(10), 1 << 20);
        var found = await _fixture.Files.GlanceAsync(query, CancellationToken.None);
        var glance = Assert.IsType<SessionGlance.Found>(Assert.Single(found));
        return Encoding.UTF8.GetString(glance.Snapshot.Phase.ToJson());
    }
}
