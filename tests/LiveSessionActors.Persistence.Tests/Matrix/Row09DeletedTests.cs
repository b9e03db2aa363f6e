using LiveSessionActors.Persistence.SystemCalls;
using LiveSessionActors.Persistence.Tests.Rig;

namespace LiveSessionActors.Persistence.Tests.Matrix;

/// <summary>Row 9: the journal is deleted.</summary>
public class Row09DeletedTests
{
    [Fact]
    public void The_next_append_makes_a_new_one_from_sequence_number_1()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        writer.Append("one");
        File.Delete(writer.File.Paths.Journal);

        writer.Append("two");

        Assert.Equal(1, writer.Replacements);
        Assert.Equal(Some.Text(Some.Entry(1, "two")) + "\n", File.ReadAllText(writer.File.Paths.Journal));
    }

    [Theory]
    [InlineData("open:Append")]
    [InlineData("fstat")]
    [InlineData("write")]
    [InlineData("fsync")]
    public void Deleted_in_the_middle_of_an_append_it_is_made_anew_with_the_entry_in_it(string after)
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var calls = new FaultyCalls(FileCalls.System);
        var writer = new SessionWriter(calls, workspace.Paths);
        writer.Append("one");
        calls.Fault = new Once(after, () => File.Delete(writer.File.Paths.Journal));

        writer.Append("two");

        Assert.Equal(Some.Text(Some.Entry(1, "two")) + "\n", File.ReadAllText(writer.File.Paths.Journal));
    }

    [Fact]
    public void Reading_a_deleted_journal_tells_that_everything_is_to_be_forgotten()
    {
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(workspace.Paths.Sessions);
        var writer = new SessionWriter(FileCalls.System, workspace.Paths);
        writer.Append("one");
        File.Delete(writer.File.Paths.Journal);

        Assert.Empty(writer.CatchUp().Lines);
        Assert.Equal(1, writer.Replacements);
        Assert.Equal(1, writer.CatchUp().Replacements);
    }
}
