using System.Text.RegularExpressions;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 21: ids that are paths, as clients send them.</summary>
public sealed partial class Row21PathTraversalTests : FaultTest
{
    private static readonly string Longest = new('z', 128);

    private static readonly string[] InBody =
        ["../up", "a/b", @"a\\b", "..", ".", "a.jsonl", @"a\u0000b", "é", "%2e%2e%2fup", Longest + "z"];

    private static readonly string[] InPath =
        ["..%2Fup", "a%2Fb", "a%5Cb", "%2e%2e", "a.jsonl", "a%00b", "%C3%A9", "%252e%252e%252fup", Longest + "z"];

    [SkippableFact]
    public async Task They_are_refused_and_no_file_of_such_a_name_is_even_looked_for()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var strace = Owned(await Strace.AttachAsync(daemon, Home.PathOf("trace"), [], Strace.FileCalls));

        foreach (var id in InBody)
            (await daemon.Bridge.AppendAsync(Some.Event("refused", id))).ShouldRefuse(400, "invalid_session_id");
        foreach (var id in InPath)
            Assert.InRange((await daemon.Bridge.GetRouteAsync($"/v1/sessions/{id}")).Status, 400, 404);
        // The longest id there is, and one that Windows would not take.
        foreach (var id in new[] { Longest, "CON" })
            await daemon.Bridge.AppendMarkAsync("taken", id);
        var calls = await strace.EndAsync();

        var journals = calls
            .SelectMany(call => JournalPath().Matches(call.Text)).Select(path => path.Value).ToHashSet();
        Assert.Contains(Home.Journal("CON").Path, journals);
        Assert.All(
            journals, path => Assert.Contains(Path.GetFileName(path), new[] { "CON.jsonl", $"{Longest}.jsonl" }));
        Assert.All(
            calls.Where(IsOpenedForWriting),
            call => Assert.Contains(Home.Workspace, call.Text, StringComparison.Ordinal));
        Assert.Equal(
            ["CON.jsonl", "s.jsonl", $"{Longest}.jsonl"],
            Directory.EnumerateFiles(Home.Root, "*.jsonl", SearchOption.AllDirectories).Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
    }

    // The runtime names its threads by files of the system's.
    private static bool IsOpenedForWriting(TraceCall call) =>
        call.Name.StartsWith("open", StringComparison.Ordinal) && WritingFlag().IsMatch(call.Text)
        && !call.Text.Contains("\"/proc/self/task/", StringComparison.Ordinal);

    [GeneratedRegex("""(?<=["<])[^"<>]*\.jsonl""")]
    private static partial Regex JournalPath();

    [GeneratedRegex("O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE")]
    private static partial Regex WritingFlag();
}
