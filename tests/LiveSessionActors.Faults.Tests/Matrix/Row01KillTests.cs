using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 1: the daemon is killed at a system call of an append.</summary>
public sealed class Row01KillTests : FaultTest
{
    private readonly Ledger _ledger = new();
    private readonly Dictionary<string, Journal> _journals = [];

    private int _kills;

    public enum Scene
    {
        /// <summary>A session in memory gets one more entry.</summary>
        NextAppend,

        /// <summary>A journal is made.</summary>
        FirstAppend,

        /// <summary>A session is read whose journal ends in the middle of a line, and gets one more entry.</summary>
        AppendBehindATornLine,
    }

    [SkippableTheory]
    [InlineData(Scene.NextAppend, 6)]
    [InlineData(Scene.FirstAppend, 8)]
    [InlineData(Scene.AppendBehindATornLine, 7)]
    public async Task A_kill_at_any_system_call_of_an_append_loses_and_repeats_nothing(Scene scene, int pointsMin)
    {
        Strace.Require();
        var calls = await PlayAsync(scene, "plain", injection: null);
        var points = calls
            .GroupBy(call => (Thread: call.Text.Split(' ')[0], call.Name))
            .SelectMany(group => Enumerable.Range(1, group.Count()).Select(at => (group.Key.Name, At: at)))
            .Distinct()
            .ToList();
        Assert.True(points.Count >= pointsMin, $"Only {points.Count} places to kill at: {string.Join(", ", points)}.");

        foreach (var (name, at) in points)
            await PlayAsync(scene, $"{name}-{at}", $"{name}:signal=KILL:when={at}");

        Assert.True(_kills >= pointsMin, $"It was killed {_kills} times only.");
        var daemon = await StartAsync();
        foreach (var (session, journal) in _journals)
        {
            (await daemon.Bridge.GetAsync(session)).ShouldBeGiven();
            await _ledger.AppendAsync(daemon.Bridge, $"last-{session}", session);
            _ledger.ShouldMatch([.. _journals.Values]);
            Assert.Equal(journal.Numbers.Order().Distinct(), journal.Numbers);
        }
    }

    private async Task<List<TraceCall>> PlayAsync(Scene scene, string name, string? injection)
    {
        var session = scene == Scene.FirstAppend ? $"s-{name}" : "s";
        var journal = JournalOf(session);
        if (scene == Scene.AppendBehindATornLine)
            journal.Append("{\"torn\":");

        await using var daemon = await DaemonProcess.StartAsync(Home);
        JournalOf("other");
        await _ledger.AppendAsync(daemon.Bridge, $"other-{name}", "other");
        if (scene == Scene.NextAppend)
            await _ledger.AppendAsync(daemon.Bridge, $"before-{name}", session);
        await using var strace = await Strace.AttachAsync(
            daemon,
            Home.PathOf("trace"),
            [journal.Path, Home.Sessions],
            Strace.FileCalls,
            injection is null ? [] : [injection]);

        var answer = await _ledger.AppendAsync(daemon.Bridge, $"during-{name}", session);

        // What is read and what is written may be different threads' from one time to the next, and so may be a count.
        _kills += answer is null ? 1 : 0;
        _ledger.ShouldMatch([.. _journals.Values]);
        return await strace.EndAsync();
    }

    private Journal JournalOf(string session) => _journals.TryGetValue(session, out var known)
        ? known
        : _journals[session] = Home.Journal(session);
}
