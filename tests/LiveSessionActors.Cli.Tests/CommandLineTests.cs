using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_lists_every_verb()
    {
        var help = await LiveSessionsProcess.RunAsync(["--help"]);

        Assert.Equal(0, help.ExitCode);
        foreach (var verb in (string[])["daemon", "endpoint", "demo"])
            Assert.Contains($"  {verb} ", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("daemon --loud")]
    public async Task What_is_no_command_fails(string arguments)
    {
        var answer = await LiveSessionsProcess.RunAsync(arguments.Split(' '));

        Assert.NotEqual(0, answer.ExitCode);
        Assert.NotEqual("", answer.Errors);
    }
}
