using System.Text.Json;
using LiveSessionActors.EndToEnd.Tests;

namespace LiveSessionActors.Cli.Tests;

public sealed class DemoVerbTests
{
    [Fact]
    public async Task The_demo_shows_that_a_session_survives()
    {
        var demo = await LiveSessionsProcess.RunAsync(["demo", "--json"]);

        var lines = demo.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var steps = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(0, demo.ExitCode);
        Assert.True(steps[^1].GetProperty("ok").GetBoolean());
        Assert.Contains(steps, step => What(step) == "killed without warning");
        Assert.Contains(steps, step => What(step) == "has the session as it was");
        var last = steps.Last(step => step.TryGetProperty("snapshot", out _)).GetProperty("snapshot");
        Assert.Equal("completed", last.GetProperty("phase").GetString());
    }

    [Fact]
    public async Task A_person_is_told_the_same()
    {
        var demo = await LiveSessionsProcess.RunAsync(["demo", "--format", "text"], ("NO_COLOR", "1"));

        Assert.Equal((0, ""), (demo.ExitCode, demo.Errors));
        Assert.Contains(
            "acknowledged before the kill was there after it.", demo.Output, StringComparison.Ordinal);
    }

    private static string? What(JsonElement step) =>
        step.TryGetProperty("what", out var what) ? what.GetString() : null;
}
