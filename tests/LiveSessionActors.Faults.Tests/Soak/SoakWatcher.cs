using System.Net.Sockets;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>How a watcher reads.</summary>
internal enum WatchHabit
{
    /// <summary>As fast as it is told.</summary>
    Steady,

    /// <summary>It goes after a while and comes back behind what it has read.</summary>
    ComesAndGoes,

    /// <summary>A pause behind each event.</summary>
    Slow,

    /// <summary>It stops reading for long, and then reads what is still there.</summary>
    Deaf,
}

/// <summary>Watches all sessions from the start, or one of them, over as many connections as it takes.</summary>
internal sealed class SoakWatcher(SoakWorld world, string name, WatchHabit habit, string? session = null)
    : Participant(world, name, TimeSpan.FromMilliseconds(150))
{
    private const int BytesMax = 400_000;

    // Of a machine that does many other things.
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(20);

    private readonly WatchedStory _story = new(name);
    private string? _last;

    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        var bytes = habit == WatchHabit.ComesAndGoes ? Random.Next(1, BytesMax) : long.MaxValue;
        var (daemons, isDropped) = (World.Leases.Daemons, false);
        await ReadAsync(
            async reader =>
            {
                while (await reader.NextAsync(bytes) is { } told)
                {
                    Hear(told);
                    await RestAsync(over);
                }

                isDropped = bytes == long.MaxValue && daemons == World.Leases.Daemons;
            },
            over);
        World.Counts.Add(isDropped && !over.IsCancellationRequested ? "streams ended by the daemon" : "streams");
    }

    /// <summary>Reads on until there is nothing new, and holds all that was told against the journals.</summary>
    public async Task CheckAsync(IReadOnlyDictionary<string, JournalStory> stories)
    {
        var hasCaughtUp = false;
        var from = _last;
        using var patience = new CancellationTokenSource(CatchUpWithin);
        await ReadAsync(
            async reader =>
            {
                while (!hasCaughtUp && await reader.NextAsync() is { } told)
                {
                    Hear(told);
                    hasCaughtUp = told.Name == "caught_up";
                }
            },
            patience.Token);
        World.Findings.Expect(
            hasCaughtUp, Name, $"to catch up behind {from ?? "the start"}", () => $"{_last} was the last it was told");
        _story.Check(
            session is null ? stories : new Dictionary<string, JournalStory> { [session] = stories[session] },
            World.Findings);
    }

    private async Task ReadAsync(Func<WatchReader, Task> read, CancellationToken over)
    {
        var query = session is null ? "?from=start" : $"?from=start&session={session}";
        try
        {
            using var reader = await WatchReader.OpenAsync(World.Home.Pipe, _last, query);
            await using var end = over.Register(reader.Dispose);
            await read(reader);
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

    private void Hear(WatchReader.Told told)
    {
        _story.Hear(told);
        _last = told.Name switch
        {
            "appended" => told.Id,
            "caught_up" => told.Data.GetProperty("cursor").GetString(),
            _ => _last,
        };
        World.Counts.Add(told.Name switch
        {
            "appended" => "changes told",
            "reset" => $"resets ({told.Data.GetProperty("reason").GetString()})",
            "overflow" => "watchers dropped with a word",
            _ => "other events",
        });
        var isExpected = told.Name switch
        {
            "reset" => told.Data.GetProperty("reason").GetString() == "cursor_too_old",
            "ended" => told.Data.GetProperty("code").GetString() == "stopping",
            _ => true,
        };
        World.Findings.Expect(
            isExpected, Name, "to be told on behind its cursor", () => $"{told.Name} came: {told.Data}");
    }

    private Task RestAsync(CancellationToken over) => habit switch
    {
        WatchHabit.Slow => PauseAsync(TimeSpan.FromMilliseconds(60), over),
        WatchHabit.Deaf when Happens(2) => PauseAsync(TimeSpan.FromSeconds(4), over),
        _ => Task.CompletedTask,
    };
}
