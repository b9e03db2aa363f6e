using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Tests.Journals;

public class LegacyJournalTests
{
    private static readonly string Old = Some.ForeignText(1, "old");

    [Theory]
    [InlineData("")]
    [InlineData("{\"torn")]
    public void It_is_read_where_it_is_and_copied_before_the_first_append(string torn)
    {
        using var workspace = Laid();
        var legacy = workspace.WriteLegacyJournal(Some.Session.Value, Old + torn);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
        Assert.Equal(["old"], writer.Messages);
        Assert.False(File.Exists(writer.File.Paths.Journal));

        writer.Append("new");
        writer.Append("newer");

        Assert.Equal(Old + torn, File.ReadAllText(legacy));
        Assert.StartsWith(Old + torn, File.ReadAllText(writer.File.Paths.Journal), StringComparison.Ordinal);
        Assert.Equal(["old", "new", "newer"], writer.Messages);
        Assert.Equal(1, writer.CatchUp().Replacements);
        Assert.Equal(writer.Messages, new SessionWriter(FileCalls.System, workspace.Paths).Recover().Messages);
        Assert.Equal(2, workspace.Files().Length);
    }

    [Fact]
    public void A_primary_journal_that_comes_up_in_between_is_not_replaced()
    {
        using var workspace = Laid();
        workspace.WriteLegacyJournal(Some.Session.Value, Old);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
        workspace.WriteJournal(Some.Session.Value, Some.ForeignText(1, "primary"));

        writer.Append("new");

        Assert.Equal(["primary", "new"], writer.Messages);
        Assert.Equal(1, writer.Replacements);
    }

    [Fact]
    public void A_primary_journal_that_comes_up_during_the_copy_is_not_replaced_either()
    {
        using var workspace = Laid();
        workspace.WriteLegacyJournal(Some.Session.Value, Old);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths).Recover();
        calls.Fault = new Once("write", () =>
            workspace.WriteJournal(Some.Session.Value, Some.ForeignText(1, "primary")));

        writer.Append("new");

        Assert.Equal(["primary", "new"], writer.Messages);
        Assert.Single(Directory.GetFiles(workspace.Paths.Sessions));
        Assert.Empty(Directory.GetFiles(workspace.Paths.Live));
    }

    [Fact]
    public void A_legacy_journal_that_grew_is_taken_in_before_it_is_copied()
    {
        using var workspace = Laid();
        var legacy = workspace.WriteLegacyJournal(Some.Session.Value, Old);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).Recover();
        File.AppendAllBytes(legacy, Some.ForeignLine(2, "grown"));

        Assert.IsType<JournalMovedException>(writer.TryAppend("new"));
        writer.Append("new");

        Assert.Equal(["old", "grown", "new"], writer.Messages);
    }

    [Fact]
    public void A_legacy_journal_that_comes_up_where_none_was_is_taken_in_first()
    {
        using var workspace = Laid();
        var writer = new SessionWriter(FileCalls.System, workspace.Paths).CatchUp();
        workspace.WriteLegacyJournal(Some.Session.Value, Old);

        Assert.IsType<JournalMovedException>(writer.TryAppend("new"));
        writer.Append("new");

        Assert.Equal(["old", "new"], writer.Messages);
    }

    [Theory]
    [InlineData("open:WriteNew")]
    [InlineData("write")]
    [InlineData("link")]
    public void A_copy_that_fails_refuses_the_append_and_leaves_nothing_behind(string call)
    {
        using var workspace = Laid();
        workspace.WriteLegacyJournal(Some.Session.Value, Old);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths).Recover();
        calls.Fail(call, FileErrorKind.NoSpace, times: 1);

        var refused = Assert.Throws<SessionException>(() => writer.Append("refused"));
        Assert.Equal(RefusalCode.NoSpace, refused.Refusal.Code);
        Assert.Single(workspace.Files());

        writer.Append("new");
        Assert.Equal(["old", "new"], writer.Messages);
    }

    private static TemporaryWorkspace Laid()
    {
        var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        return workspace;
    }
}
