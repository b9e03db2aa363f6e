using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Storm;

/// <summary>
/// Some kills on one session: a daemon that is killed and started again, four clients that append over the pipe, and
/// two other programs that append to the same journal at full speed from the moment the daemon answers. Every other
/// client repeats what it got no answer to under its idempotency key.
/// </summary>
internal sealed class StormRound(Home home, Random random, string session, int padding)
{
    private const int Clients = 4;
    private const int Writers = 2;
    private const int LinesPerKillMax = 8000;
    private const int BytesPerKillMax = 1 << 20;
    private const int AppendsPerKillMax = 60;

    private readonly Ledger _ledger = new();
    private readonly string?[] _unanswered = new string?[Clients];
    private readonly Journal _journal = home.Journal(session);
    private int _sent;

    /// <summary>Kills so many times, and holds the journal against what was acknowledged.</summary>
    public async Task<StormTally> RunAsync(int kills)
    {
        Directory.CreateDirectory(home.Sessions);
        var writers = Enumerable.Range(0, Writers)
            .Select(at => new ForeignWriter(_journal, session, $"w{at}")).ToList();
        for (var kill = 0; kill < kills; kill++)
            await KillOnceAsync(writers);
        var foreign = (await Task.WhenAll(writers.Select(writer => writer.EndAsync()))).ToList();
        writers.ForEach(writer => writer.Dispose());

        await using (var daemon = await DaemonProcess.StartAsync(home))
            (await _ledger.AppendAsync(daemon.Bridge, "last", session))!.ShouldBeGiven();
        var tally = Tally(kills, foreign);
        File.Delete(_journal.Path);
        return tally;
    }

    private async Task KillOnceAsync(List<ForeignWriter> writers)
    {
        await using var daemon = await DaemonProcess.StartAsync(home);
        writers.ForEach(writer => writer.Append(random.Next(LinesPerKillMax)));
        var wanted = random.Next(Math.Clamp(BytesPerKillMax / (padding + 1), 2, AppendsPerKillMax));
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;
        var clients = Enumerable.Range(0, Clients).Select(client => AppendAsync(daemon, client, () =>
        {
            if (Interlocked.Increment(ref answered) > wanted)
                enough.TrySetResult();
        })).ToArray();

        await enough.Task.WaitAsync(Eventually.Patience);
        Thread.SpinWait(random.Next(20_000));
        await daemon.KillAsync();
        await Task.WhenAll(clients);
    }

    private async Task AppendAsync(DaemonProcess daemon, int client, Action answered)
    {
        while (true)
        {
            var keyed = client % 2 == 0;
            var mark = (keyed ? _unanswered[client] : null) ?? $"c{client}-{Interlocked.Increment(ref _sent)}";
            var answer = await _ledger.AppendAsync(daemon.Bridge, mark, session, keyed ? mark : null, padding);
            _unanswered[client] = answer?.Status == 200 ? null : mark;
            if (answer is null)
                return;
            answered();
        }
    }

    private StormTally Tally(int kills, List<IEnumerable<string>> foreign)
    {
        var lines = _journal.Lines;
        var (lost, duplicated) = _ledger.Compare(lines.Where(IsOurs).Select(Journal.MarkOf).OfType<string>());
        var numbers = lines.Where(IsOurs).Where(Journal.IsReadable).Select(Journal.SeqOf).ToList();
        duplicated += numbers.Count - numbers.Distinct().Count();
        var (count, changed, glued) = CompareForeign(lines, foreign);
        return new StormTally(kills, _ledger.Acknowledged, lost, duplicated, count, changed, glued);
    }

    // Each writer's lines are there byte for byte and in their order; one behind a torn line is the end of that line.
    private static (int Count, int Changed, int Glued) CompareForeign(string[] lines, List<IEnumerable<string>> foreign)
    {
        var whole = lines.Index().DistinctBy(line => line.Item).ToDictionary(line => line.Item, line => line.Index);
        var torn = lines.Index().Where(line => !Journal.IsReadable(line.Item)).ToList();
        var (count, changed, glued) = (0, 0, 0);
        foreach (var writer in foreign)
        {
            var before = -1;
            foreach (var line in writer)
            {
                count++;
                var behind = torn.FindIndex(each => each.Item.EndsWith(line, StringComparison.Ordinal));
                var at = behind >= 0 ? torn[behind].Index : whole.GetValueOrDefault(line, -1);
                changed += at > before ? 0 : 1;
                glued += behind >= 0 ? 1 : 0;
                before = Math.Max(at, before);
            }
        }

        return (count, changed, glued);
    }

    private static bool IsOurs(string line) => line.Contains("\"mark\":", StringComparison.Ordinal);
}
