using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 28: a watcher that is cut off, over daemons that are killed and an index that loses its end.</summary>
public sealed class Row28ReconnectTests : FaultTest
{
    private const int Changes = 300;
    private const int Rounds = 4;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task It_goes_on_behind_the_last_id_without_a_gap_or_a_repeat(int seed)
    {
        var random = new Random(seed);
        var (told, last) = (new List<string?>(), default(string));
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            var daemon = await StartAsync();
            var writing = WriteAsync(daemon, round);
            while (told.Count < (round + 1) * Changes && (!writing.IsCompleted || round == Rounds - 1))
            {
                using var reader = await WatchReader.OpenAsync(Home.Pipe, last, "?from=start");
                var bytes = random.Next(1, 200_000);
                while (told.Count < (round + 1) * Changes && await reader.NextAsync(bytes) is { } next)
                {
                    Assert.NotEqual("reset", next.Name);
                    if (next.Name == "appended")
                        (last, _) = (next.Id, Add(told, next.Mark));
                    if (next.Name == "caught_up" && writing.IsCompleted)
                        break;
                }
            }

            await writing;
            await daemon.KillAsync();
        }

        Assert.Equal(Home.Journal("s").Marks, told.Where(mark => mark!.StartsWith("own", StringComparison.Ordinal)));
        Assert.Equal(
            Home.Journal("t").Marks, told.Where(mark => mark!.StartsWith("foreign", StringComparison.Ordinal)));
        Assert.Equal(Rounds * Changes, told.Count);
    }

    [SkippableFact]
    public async Task An_index_that_loses_its_end_leads_on_from_what_is_left_and_to_a_reset_from_the_rest()
    {
        var index = Path.Combine(Home.Workspace, ".impeccable", "live", "changes.index");
        var random = new Random(28);
        var first = await StartAsync();
        var ids = new List<string>();
        using (var reader = await WatchReader.OpenAsync(Home.Pipe))
        {
            await reader.NextAsync("caught_up");
            foreach (var number in Enumerable.Range(1, 30))
            {
                await first.Bridge.AppendMarkAsync($"own-{number}", $"s{number % 3}");
                ids.Add((await reader.NextAsync("appended")).Id!);
            }
        }

        await first.KillAsync();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var text = await File.ReadAllBytesAsync(index);
            await File.WriteAllBytesAsync(index, text[..random.Next(text.Length / 2, text.Length)]);
            var daemon = await StartAsync();
            foreach (var (count, id) in ids.Index())
                await ShouldGoOnOrResetAsync(id, ids.Count - count - 1);
            await daemon.KillAsync();
        }
    }

    // What is told behind an id is what was not told before it, or else how things stand.
    private async Task ShouldGoOnOrResetAsync(string id, int left)
    {
        using var reader = await WatchReader.OpenAsync(Home.Pipe, id);
        var marks = new List<string?>();
        while (await reader.NextAsync() is { } told && told.Name != "caught_up")
        {
            if (told.Name == "reset")
            {
                var present = told.Data.GetProperty("snapshots").EnumerateArray().Select(WatchReader.Told.MarkOf);
                Assert.Equal(["own-28", "own-29", "own-30"], present.Order());
                return;
            }

            marks.Add(told.Mark);
        }

        Assert.Equal(
            Enumerable.Range(31 - left, left).Select(number => $"own-{number}").Order(StringComparer.Ordinal),
            marks.Order(StringComparer.Ordinal));
    }

    private async Task WriteAsync(DaemonProcess daemon, int round)
    {
        foreach (var number in Enumerable.Range(round * Changes / 2, Changes / 2))
        {
            await daemon.Bridge.AppendMarkAsync($"own-{number}", "s");
            Home.Journal("t").Append(Some.ForeignLine($"foreign-{number}", number + 1, "t"));
        }
    }

    private static bool Add(List<string?> marks, string? mark)
    {
        marks.Add(mark);
        return true;
    }
}
