using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Journals;

/// <summary>
/// Nothing that is brought back takes a session back in time: an entry is appended once more only while nothing newer
/// stands behind it.
/// </summary>
public class SalvageTests
{
    private const string Torn = "{\"seq\":2,\"id\":\"8f3a91c2\",\"ty";

    private static readonly string Two = Text(2, "two");
    private static readonly string Three = Text(3, "three");
    private static readonly string Four = Text(4, "four");

    [Fact]
    public void A_glued_entry_with_a_newer_one_behind_it_is_not_brought_back()
    {
        AssertBroughtBack(Torn + Two + "\n" + Three + "\n");
    }

    [Fact]
    public void A_glued_entry_is_brought_back_behind_lines_that_are_no_entries()
    {
        AssertBroughtBack(Torn + Two + "\n\n  \n" + Torn + "\n", Two);
    }

    [Fact]
    public void A_newer_entry_without_its_newline_counts()
    {
        AssertBroughtBack(Torn + Two + "\n" + Three);
    }

    [Fact]
    public void A_newer_line_that_is_too_long_to_be_read_counts()
    {
        AssertBroughtBack(Torn + Two + "\n" + Text(3, new string('x', Some.Settings.LineBytesMax)) + "\n");
    }

    [Fact]
    public void All_entries_that_are_glued_into_one_line_are_brought_back_in_their_order()
    {
        AssertBroughtBack(Torn + Two + Torn + Three + Four + "\n", Two, Three, Four);
    }

    [Fact]
    public void Two_entries_without_a_newline_between_them_are_brought_back()
    {
        AssertBroughtBack(Two + Three + "\n", Two, Three);
    }

    [Fact]
    public void Entries_of_several_glued_lines_are_brought_back_in_their_order()
    {
        AssertBroughtBack(Torn + Two + "\n" + Torn + Three + "\n", Two, Three);
    }

    [Fact]
    public void What_was_brought_back_in_part_is_brought_back_to_its_end()
    {
        AssertBroughtBack(Torn + Two + Three + "\n" + Two + "\n" + Torn + "\n", Three);
    }

    [Fact]
    public void An_entry_that_was_lost_before_one_that_is_there_is_not_brought_back()
    {
        AssertBroughtBack(Torn + Two + Three + "\n" + Three + "\n");
    }

    [Fact]
    public void An_entry_that_a_line_before_it_has_to_itself_is_not_brought_back()
    {
        AssertBroughtBack(Two + "\n" + Torn + Two + "\n");
    }

    [Fact]
    public void An_entry_whose_idempotency_key_is_there_is_not_brought_back()
    {
        AssertBroughtBack(WithKey(Two, "k") + "\n" + Torn + WithKey(Three, "k") + "\n");
    }

    [Fact]
    public void An_entry_with_an_idempotency_key_is_brought_back_with_it()
    {
        AssertBroughtBack(Torn + WithKey(Two, "k") + "\n", WithKey(Two, "k"));
    }

    [Fact]
    public void An_entry_of_another_session_between_others_is_left_where_it_is()
    {
        AssertBroughtBack(Torn + Two.Replace("8f3a91c2", "another", StringComparison.Ordinal) + Three + "\n", Three);
    }

    [Fact]
    public void An_entry_without_a_number_between_others_is_left_where_it_is()
    {
        AssertBroughtBack(Torn + Two.Replace("\"seq\":2,", "", StringComparison.Ordinal) + Three + "\n", Three);
    }

    [Fact]
    public void An_entry_within_an_entry_is_none()
    {
        var outer = Two[..^1] + ",\"more\":[" + Three + "," + Four + "]}";
        AssertBroughtBack(Torn + outer + "\n", outer);
    }

    [Fact]
    public void What_another_program_appends_while_an_entry_is_looked_for_stays_the_last()
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, Torn + Two + "\n");
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths, Some.Unflushed).Recover();
        // Reading is what looks for it, since the journal is known to its end.
        calls.Fault = new At("read", 1, () => OtherProgram.Append(path, Three + "\n"));

        writer.Append("after");

        Assert.Equal(["three", "after"], writer.Messages);
    }

    [Fact]
    public void When_others_come_in_between_what_follows_is_left()
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, Torn + Two + Three + "\n");
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths, Some.Unflushed).Recover();
        calls.Fault = new At("write", 1, () => OtherProgram.Append(path, Four + "\n"));

        writer.Append("after");

        Assert.Equal(["two", "four", "after"], writer.Messages);
    }

    [Fact]
    public void The_end_of_the_journal_is_left_alone_until_it_has_settled()
    {
        using var workspace = new TemporaryWorkspace();
        workspace.WriteJournal(Some.Session.Value, Torn + Two + "\n");
        var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();

        writer.Append("after");

        Assert.Equal(Some.Settings.TailSettle, writer.Waited);
    }

    [Fact]
    public void A_diagnostic_names_the_entries_that_are_lost_with_its_line()
    {
        using var workspace = new TemporaryWorkspace();
        workspace.WriteJournal(Some.Session.Value, Torn + Two + Three + "\n" + Four + "\n");

        var read = new SessionWriter(FileCalls.System, workspace.Paths).Recover();

        var problem = read.Lines[0].Problem!;
        Assert.Contains("entry 2 (agent_error), entry 3 (agent_error)", problem, StringComparison.Ordinal);
    }

    private static void AssertBroughtBack(string journal, params string[] expected)
    {
        using var workspace = new TemporaryWorkspace();
        var path = workspace.WriteJournal(Some.Session.Value, Text(1, "one") + "\n" + journal);

        for (var restart = 0; restart < 2; restart++)
        {
            var writer = new SessionWriter(FileCalls.System, workspace.Paths, Some.Unflushed).Recover();
            writer.Append("after" + restart);
        }

        var (text, before) = (File.ReadAllText(path), Text(1, "one") + "\n" + journal);
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        var added = text[before.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, added[..^2]);
        Assert.Contains("after0", added[^2], StringComparison.Ordinal);
    }

    private static string Text(double seq, string message) => Some.ForeignText(seq, message).TrimEnd('\n');

    private static string WithKey(string entry, string key) => $"{entry[..^1]},\"key\":\"{key}\"}}";

    private sealed class At(string name, int ordinal, Action happen) : IFault
    {
        private int _left = ordinal;

        public FileError Before(int ordinal, string call) => FileError.None;

        public void After(int ordinal, string call)
        {
            if (call == name && --_left == 0)
                happen();
        }
    }
}
