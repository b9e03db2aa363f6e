using LiveSessionActors.EndToEnd.Tests;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 30: the daemon is stopped while it writes.</summary>
public sealed class Row30SignalTests : FaultTest
{
    private const int Clients = 4;

    private readonly Ledger _ledger = new();

    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_signal_during_writes_loses_nothing_acknowledged(string signal)
    {
        Skip.If(IgnoredSignals.Have(signal), "What runs here was started to ignore it.");
        var daemon = await StartAsync();
        var clients = Enumerable.Range(0, Clients).Select(client => AppendUntilTheEndAsync(daemon, client)).ToArray();
        await Eventually.IsAsync("some are acknowledged", () => _ledger.Acknowledged > 50);

        await daemon.SignalAsync(signal);

        Assert.Equal(0, await daemon.WaitAsync());
        await Task.WhenAll(clients);
        Assert.False(File.Exists(Home.Pipe));
        _ledger.ShouldMatch(Home.Journal());
        var second = await StartAsync();
        (await second.Bridge.GetAsync()).ShouldBeGiven();
    }

    [SkippableFact]
    public async Task A_second_signal_ends_it_at_once_and_loses_nothing_acknowledged()
    {
        var daemon = await StartAsync("live-sessions.daemon.drain-timeout = 1 h");
        using var half = await Bridge.ConnectAsync(Home.Pipe);
        await half.SendAsync("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"u8.ToArray());
        var clients = Enumerable.Range(0, Clients).Select(client => AppendUntilTheEndAsync(daemon, client)).ToArray();
        await Eventually.IsAsync("some are acknowledged", () => _ledger.Acknowledged > 50);

        await daemon.SignalAsync("TERM");
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
