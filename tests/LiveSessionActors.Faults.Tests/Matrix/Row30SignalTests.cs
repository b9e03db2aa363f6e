using LiveSessionActors.EndToEnd.Tests;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 30: the daemon is stopped while it writes.</summary>
public sealed class Row30SignalTests : FaultTest
{
    private const int Clients = 4;
    private const int Watchers = 10;

    private readonly Ledger _ledger = new();

    // It waits for what is being answered for as long as the test could ever take, and for watchers not at all.
    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_signal_during_writes_loses_nothing_acknowledged_and_no_watcher_is_waited_for(string signal)
    {
        Skip.If(IgnoredSignals.Have(signal), "What runs here was started to ignore it.");
        var daemon = await StartAsync("live-sessions.daemon.drain-timeout = 1 h");
        var watchers = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => WatchReader.OpenAsync(Home.Pipe)));
        foreach (var watcher in watchers)
            await watcher.NextAsync("caught_up");
        var clients = Enumerable.Range(0, Clients).Select(client => AppendUntilTheEndAsync(daemon, client)).ToArray();
        await Eventually.IsAsync("some are acknowledged", () => _ledger.Acknowledged > 50);

        await daemon.SignalAsync(signal);

        Assert.Equal(0, await daemon.WaitAsync());
        await Task.WhenAll(clients);
        Array.ForEach(watchers, watcher => watcher.Dispose());
        Assert.False(File.Exists(Home.Pipe));
        _ledger.ShouldMatch(Home.Journal());
        var second = await StartAsync();
        (await second.Bridge.GetAsync()).ShouldBeGiven();
    }

    [SkippableFact]
    public async Task A_second_signal_ends_it_at_once_and_loses_nothing_acknowledged()
    {
        var daemon = await StartAsync(
            "live-sessions { daemon.drain-timeout = 1 h\n bridge.body-rate-grace = 1 h }");
        using var half = await Bridge.ConnectAsync(Home.Pipe);
        await half.SendAsync("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"u8.ToArray());
        var clients = Enumerable.Range(0, Clients).Select(client => AppendUntilTheEndAsync(daemon, client)).ToArray();
        await Eventually.IsAsync("some are acknowledged", () => _ledger.Acknowledged > 50);

        using var waiting = await Bridge.ConnectAsync(Home.Pipe);
        await waiting.SendAsync(
            """
            POST /v1/work/next HTTP/1.1
            Host: x
            Content-Length: 33

            {"waitMs":30000,"types":["none"]}
            """u8.ToArray());

        await daemon.SignalAsync("TERM");
        // Answered since the first signal was taken: the system makes one of two that are not.
        Assert.NotEqual(0, await waiting.ReceiveAsync(new byte[64]));
        await daemon.SignalAsync("TERM");

        Assert.NotEqual(0, await daemon.WaitAsync());
        await Task.WhenAll(clients);
        _ledger.ShouldMatch(Home.Journal());
    }

    // Until the daemon is gone: what it refuses while it stops is not written, and the client tries on.
    private async Task AppendUntilTheEndAsync(DaemonProcess daemon, int client)
    {
        for (var at = 0; !daemon.HasEnded; at++)
        {
            if (await _ledger.AppendAsync(daemon.Bridge, $"{client}-{at}") is null)
                return;
        }
    }
}
