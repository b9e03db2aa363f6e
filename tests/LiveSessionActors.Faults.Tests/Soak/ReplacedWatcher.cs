using System.Net.Sockets;
using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Watches the workspace whose journals are replaced: by whatever it was told, it knows how things stand.
/// </summary>
internal sealed class ReplacedWatcher(SoakWorld world, string name)
    : Participant(world, name, TimeSpan.FromMilliseconds(100))
{
    private readonly Dictionary<string, string> _known = [];
    private string? _last;

    /// <inheritdoc/>
    protected override Task StepAsync(CancellationToken over) =>
        ReadAsync(Random.Next(1, 200_000), untilCaughtUp: false, over);

    /// <summary>Reads on until there is nothing new, and holds what it knows against the journals.</summary>
    public async Task CheckAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await ReadAsync(long.MaxValue, untilCaughtUp: true, patience.Token);
        foreach (var session in SoakReplacer.Sessions)
        {
            var story = JournalStory.Read(World.Replaced, session);
            World.Findings.Expect(
                story.Lines == 0 || _known.GetValueOrDefault(session) == story.Last, Name,
                $"to know that {session} is {story.Last}", () => $"it knows {_known.GetValueOrDefault(session)}");
        }
    }

    private async Task ReadAsync(long bytes, bool untilCaughtUp, CancellationToken over)
    {
        try
        {
            var query = $"?from=start&workspace={Uri.EscapeDataString(World.Replaced)}";
            using var reader = await WatchReader.OpenAsync(World.Home.Pipe, _last, query);
            await using var end = over.Register(reader.Dispose);
            while (await reader.NextAsync(bytes) is { } told && Hear(told, untilCaughtUp))
            {
            }
        }
        catch (SocketException)
        {
            // There is no daemon at the moment.
        }
        catch (ObjectDisposedException) when (over.IsCancellationRequested)
        {
            // It was waiting for more.
        }
    }

    // Whether to read on.
    private bool Hear(WatchReader.Told told, bool untilCaughtUp)
    {
        var snapshots = told.Name switch
        {
            "appended" => [told.Data.GetProperty("snapshot")],
            "reset" => told.Data.GetProperty("snapshots").EnumerateArray(),
            _ => Enumerable.Empty<JsonElement>(),
        };
        foreach (var snapshot in snapshots)
            _known[snapshot.GetProperty("id").GetString()!] = snapshot.GetRawText();
        if (told.Name == "reset")
            World.Counts.Add("resets where journals are replaced");
        _last = told.Name switch
        {
            "appended" => told.Id,
            "caught_up" => told.Data.GetProperty("cursor").GetString(),
            _ => _last,
        };
        return !untilCaughtUp || told.Name != "caught_up";
    }
}
