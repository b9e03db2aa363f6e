using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Journals;

public class ReadingTests
{
    [Fact]
    public async Task An_unchanged_journal_costs_one_look_and_is_answered_at_once()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        using var open = await fixture.OpenAsync();
        await fixture.AppendAsync("s", "one");
        var read = await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None);
        calls.Made.Clear();

        var again = fixture.Files.ReadAsync(fixture.Key("s"), read.Position, CancellationToken.None);

        Assert.True(again.IsCompletedSuccessfully);
        Assert.Same(read.Position, (await again).Position);
        Assert.Equal(["stat"], calls.Made);
    }

    [Fact]
    public async Task So_does_one_that_only_its_writer_changed()
    {
        var calls = new FaultyCalls(FileCalls.System);
        using var fixture = new FilesFixture(calls);
        using var open = await fixture.OpenAsync();
        var read = await fixture.Files.ReadAsync(fixture.Key("s"), JournalPosition.Start, CancellationToken.None);
        var start = read.Position;
        var entry = Some.Entry(1);
        await fixture.Files.AppendAsync(fixture.Key("s").PersistenceId, [entry], start);
        calls.Made.Clear();

        var after = fixture.Files.ReadAsync(fixture.Key("s"), fixture.Files.Written(fixture.Key("s"))!, CancellationToken.None);

        Assert.True(after.IsCompletedSuccessfully);
        Assert.Empty((await after).Lines);
        Assert.Equal(["stat"], calls.Made);
    }

    [Fact]
    public async Task A_journal_is_read_in_pieces_of_about_the_configured_size()
    {
        using var fixture = new FilesFixture(settings: Some.Unflushed with { PieceBytes = 1000 });
        using var open = await fixture.OpenAsync();
        await fixture.AppendAsync("s", [.. Enumerable.Range(0, 100).Select(number => "message" + number)]);

        var (position, lines, pieces) = (JournalPosition.Start, 0, 0);
        JournalTail tail;
        do
        {
            tail = await fixture.Files.ReadAsync(fixture.Key("s"), position, CancellationToken.None);
            Assert.False(tail.Replaced);
            Assert.InRange(tail.Lines.Length, 1, 10);
            Assert.Equal(lines + 1, tail.Lines[0].Number);
            (position, lines, pieces) = (tail.Position, lines + tail.Lines.Length, pieces + 1);
        }
        while (tail.More);

        Assert.Equal(100, lines);
        Assert.Equal(100, position.Lines);
        Assert.InRange(pieces, 10, 30);
    }

    [Fact]
    public void What_was_appended_is_read_without_reading_the_rest_again()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        for (var number = 0; number < 50; number++)
            writer.Append("m" + number);
        File.AppendAllBytes(writer.File.Paths.Journal, Some.ForeignLine(99));

        var tail = writer.Run(new JournalReading(writer.File, writer.Position));

        Assert.Equal(51, Assert.Single(tail.Lines).Number);
        Assert.False(tail.Replaced);
    }

    [Fact]
    public void A_journal_that_was_touched_is_read_anew()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        writer.Append("one");
        File.SetLastWriteTimeUtc(writer.File.Paths.Journal, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(["one"], writer.CatchUp().Messages);
        Assert.Equal(1, writer.Replacements);
        Assert.Null(writer.TryAppend("two"));
    }

    [Fact]
    public async Task An_append_before_anything_was_read_is_told_to_read_first()
    {
        using var fixture = new FilesFixture();
        using var open = await fixture.OpenAsync();

        var rejection = await fixture.Files.AppendAsync(
            fixture.Key("s").PersistenceId, [Some.Entry(1)], JournalPosition.Start);

        Assert.IsType<JournalMovedException>(rejection);
        Assert.Empty(Directory.GetFiles(fixture.Directory.Paths.Sessions));
    }

    [Fact]
    public void Every_file_is_closed_again_whatever_happened()
    {
        using var workspace = new TemporaryWorkspace();
        var disk = new MemoryDisk();
        var calls = new FaultyCalls(disk);
        disk.AppendForeign(
            workspace.Of(Some.Session).LegacyJournal,
            [.. Some.ForeignLine(1), .. "{\"seq\":1,"u8, .. Some.ForeignLine(3)]);
        for (var ordinal = 1; ordinal < 80; ordinal++)
        {
            var writer = new SessionWriter(calls, workspace.Paths);
            calls.Fault = new FailAt(calls.Made.Count + ordinal, FileErrorKind.Other);
            try
            {
                writer.Recover().Append("m" + ordinal);
                writer.SaveSnapshot("s" + ordinal);
            }
            catch (Sessions.SessionException)
            {
                Assert.NotNull(writer);
            }

            Assert.Equal(0, disk.OpenFiles);
        }
    }
}
