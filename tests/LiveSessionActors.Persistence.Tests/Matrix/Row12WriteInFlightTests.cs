using LiveSessionActors.Persistence.Journals;
using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 12: another process is in the middle of writing a line.</summary>
public class Row12WriteInFlightTests
{
    private static readonly TimeSpan Settle = Some.Settings.TailSettle;

    [Fact]
    public async Task A_line_that_is_finished_in_time_is_never_reported_as_unreadable()
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, "");
        var line = Some.ForeignLine(1);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        var reading = new JournalReading(writer.File, JournalPosition.Start);
        for (var written = 0; written < line.Length; written += 30)
        {
            File.AppendAllBytes(path, line[written..Math.Min(written + 30, line.Length)]);
            writer.Time.Advance(reading.Step());
        }

        var tail = await reading.Task;

        Assert.Null(Assert.Single(tail.Lines).Problem);
        Assert.True(tail.Lines[0].Terminated);
    }

    [Fact]
    public void A_line_that_does_not_grow_is_reported_after_the_time_it_has_to_settle()
    {
        using var workspace = new TemporaryWorkspace();
        workspace.WriteJournal(Some.Session.Value, "{\"seq\":1");

        var writer = new SessionWriter(FileCalls.System, workspace.Paths).CatchUp();

        Assert.Equal([1], writer.UnreadableLines);
        Assert.Equal(Settle, writer.Waited);
    }

    [Fact]
    public void A_line_that_keeps_growing_is_not_waited_for_for_ever()
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, "{");
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        var reading = new JournalReading(writer.File, JournalPosition.Start);
        var waited = TimeSpan.Zero;
        while (reading.Step() is { Ticks: > 0 } wait)
        {
            File.AppendAllText(path, " ");
            waited += wait;
            writer.Time.Advance(wait);
        }

        Assert.InRange(waited, Settle, Some.Settings.TailSettleMax);
    }

    [Fact]
    public void Whole_json_without_its_newline_is_given_at_once_and_waited_for_before_it_is_ended()
    {
        using var workspace = new TemporaryWorkspace();
        var line = Some.ForeignLine(1);
        var path = workspace.WriteJournal(Some.Session.Value, System.Text.Encoding.UTF8.GetString(line[..^1]));
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).CatchUp();
        Assert.Equal(["foreign"], writer.Messages);
        Assert.Equal(TimeSpan.Zero, writer.Waited);

        Assert.Null(writer.TryAppend("ours"));

        Assert.Equal(Settle, writer.Waited);
        Assert.Equal([.. line, .. Some.Entry(2, "ours").Text.Span, (byte)'\n'], File.ReadAllBytes(path));
        Assert.Equal([1, 2], writer.CatchUp().Lines.Select(read => read.Number));
    }

    [Fact]
    public void A_line_that_is_finished_while_an_append_waits_is_taken_in_first()
    {
        using var workspace = new TemporaryWorkspace();
        var line = Some.ForeignLine(5);
        var path = workspace.WriteJournal(Some.Session.Value, System.Text.Encoding.UTF8.GetString(line[..^1]));
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).CatchUp();
        File.AppendAllText(path, "\n");

        Assert.IsType<JournalMovedException>(writer.TryAppend("ours"));
        writer.Append("ours");

        Assert.Equal(["foreign", "ours"], writer.Messages);
        Assert.Equal(2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void A_settled_line_that_grows_later_is_given_again()
    {
        using var workspace = new TemporaryWorkspace();
        var line = Some.ForeignLine(1);
        var path = workspace.WriteJournal(Some.Session.Value, System.Text.Encoding.UTF8.GetString(line[..20]));
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).CatchUp();
        Assert.Equal([1], writer.UnreadableLines);

        File.AppendAllBytes(path, line[20..]);

        Assert.Empty(writer.CatchUp().UnreadableLines);
        Assert.Equal(["foreign"], writer.Messages);
        Assert.Equal(0, writer.Replacements);
    }
}
