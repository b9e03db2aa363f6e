using System.Text.Json;

namespace LiveSessionActors.Cli.Tests;

public sealed class ArchiveVerbTests : IDisposable
{
    private const string Complete =
        """{"seq":1,"id":"old","type":"complete","ts":"2026-01-01T00:00:00.000Z","event":{"type":"complete"}}""";

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Sessions_that_are_over_are_archived_and_read_and_continued_all_the_same()
    {
        var journal = _commands.WriteJournal("old", Complete);
        await _commands.AskAsync("append", """{"type":"generate","id":"active"}""");

        var planned = await _commands.AskAsync("archive", "--dry-run");
        var archived = await _commands.AskAsync("archive", "--older-than", "1d");
        var again = await _commands.AskAsync("archive");

        Assert.Equal("""["old"]""", planned.GetProperty("archived").GetRawText());
        Assert.True(planned.GetProperty("dryRun").GetBoolean());
        Assert.Equal("""["old"]""", archived.GetProperty("archived").GetRawText());
        Assert.Equal("[]", again.GetProperty("archived").GetRawText());
        Assert.False(File.Exists(journal));
        Assert.Equal("active", Assert.Single((await _commands.AskAsync("list", "--all")).EnumerateArray())
            .GetProperty("id").GetString());
        Assert.Equal("completed", (await _commands.AskAsync("show", "old")).GetProperty("phase").GetString());
        Assert.Equal(0, (await _commands.RunAsync("history", "old")).ExitCode);
        var appended = await _commands.AskAsync("append", """{"type":"generate","id":"old"}""");
        Assert.Equal(2, appended.GetProperty("seq").GetInt32());
        Assert.True(File.Exists(journal));
    }

    [Fact]
    public async Task One_session_is_archived_or_it_is_said_why_not()
    {
        _commands.WriteJournal("old", Complete);
        await _commands.AskAsync("append", """{"type":"generate","id":"active"}""");

        await ShouldFailAsync("not_archived", 1, "active");
        await ShouldFailAsync("session_not_found", 1, "nobody");
        await ShouldFailAsync("not_archived", 1, "old", "--older-than", "36500d");
        await ShouldFailAsync("usage", 2, "old", "--older-than", "soon");
        var archived = await _commands.AskAsync("archive", "old");
        var again = await _commands.AskAsync("archive", "old");

        Assert.Equal("""["old"]""", archived.GetProperty("archived").GetRawText());
        Assert.Equal("already_archived", again.GetProperty("kept")[0].GetProperty("reason").GetString());
    }

    private async Task ShouldFailAsync(string code, int exitCode, params string[] arguments)
    {
        var answer = await _commands.RunAsync(["archive", .. arguments, "--json"]);

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        var problem = JsonDocument.Parse(answer.Errors).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.NotNull(problem.GetProperty("hint").GetString());
    }
}
