using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveSessionActors.Client;
using LiveSessionActors.Sessions.Tests.Golden;

namespace LiveSessionActors.EndToEnd.Tests.Golden;

/// <summary>The reference's answers, given by a real daemon over a real pipe.</summary>
public sealed partial class GoldenReplayTests(RunningDaemon daemon) : IClassFixture<RunningDaemon>, IDisposable
{
    private const int Every = 8;

    private readonly TestWorkspace _home = new();

    public static TheoryData<string> Chosen => [.. GoldenScripts.Names
        .Where((name, at) => name.StartsWith("real/", StringComparison.Ordinal) || at % Every == 0)];

    public void Dispose() => _home.Dispose();

    [Theory]
    [MemberData(nameof(Chosen))]
    public async Task The_daemon_answers_and_writes_as_the_reference_did(string name)
    {
        var script = GoldenScripts.Get(name);
        using var client = new LiveSessionClient(daemon.Address, _home.Path);

        foreach (var step in script.Steps)
            Assert.Equal(Evened.Answer(step.Answer), Evened.Answer(Frozen(await AnswerAsync(client, step))));

        Assert.Equal(Evened.Files(script.Files), Evened.Files(Files()));
    }

    private async Task<string> AnswerAsync(LiveSessionClient client, GoldenStep step)
    {
        try
        {
            return $"{{\"ok\":{await ValueAsync(client, step)}}}";
        }
        catch (DaemonException refused)
        {
            return $"{{\"error\":{JsonSerializer.Serialize(refused.Message)}}}";
        }
    }

    private async Task<string> ValueAsync(LiveSessionClient client, GoldenStep step)
    {
        switch (step.Op)
        {
            case "append":
                return (await client.AppendAsync(Encoding.UTF8.GetBytes(step.Event))).Snapshot.GetRawText();
            case "get":
                return (await client.GetSessionAsync(step.Text("id"), step.IncludeCompleted))?.GetRawText() ?? "null";
            case "list":
                var listed = await client.ListSessionsAsync();
                return $"[{string.Join(',', listed.Select(session => session.GetRawText()))}]";
            case "restart": return "null";
            case "raw":
                var file = Path.Combine(Root(step.Text("root")), step.Text("file"));
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.AppendAllTextAsync(file, step.Text("text"));
                return "null";
            default: throw new ArgumentException($"No such command: {step.Op}.", nameof(step));
        }
    }

    private Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>();
        foreach (var root in (string[])["primary", "legacy"])
        {
            if (!Directory.Exists(Root(root)))
                continue;
            foreach (var file in Directory.EnumerateFiles(Root(root)))
                files[$"{root}/{Path.GetFileName(file)}"] = Frozen(File.ReadAllText(file));
        }

        return files;
    }

    private string Root(string name) => name == "primary"
        ? Path.Combine(_home.Path, ".impeccable", "live", "sessions")
        : Path.Combine(_home.Path, ".impeccable-live", "sessions");

    // What the daemon stamps is the present; the reference's clock stood still at this time.
    private static string Frozen(string text) => Stamp().Replace(text, stamp =>
    {
        var age = DateTimeOffset.UtcNow - DateTimeOffset.Parse(stamp.Value, CultureInfo.InvariantCulture);
        return age.Duration() < TimeSpan.FromHours(1) ? "2026-01-01T00:00:00.000Z" : stamp.Value;
    });

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")]
    private static partial Regex Stamp();
}
