using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Starting;

/// <summary>
/// Makes sure that a daemon answers at an address: the one that does, else one that is started now and outlives this
/// process. However many processes ask for it at once, one daemon comes of it.
/// </summary>
/// <param name="address">Where it is to answer.</param>
/// <param name="command">What starts it; null when nothing may be started.</param>
/// <param name="version">
/// The version that <paramref name="command"/> has: an older daemon drains, ends and is replaced. Null leaves whichever
/// daemon runs as it is.
/// </param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class DaemonStarter(
    BridgeAddress address, DaemonCommand? command, Version? version = null, TimeProvider? time = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(10);

    // A daemon gives its address back first, and ends within two seconds, whatever is under way.
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The daemon that answers; starts it if need be. Takes at most half a minute.</summary>
    /// <exception cref="DaemonException">
    /// <c>daemon_unreachable</c>: none runs and none may be started. <c>not_permitted</c>: this process may not connect,
    /// so that nobody knows. <c>protocol_mismatch</c>: one runs that does not speak this client's.
    /// <c>daemon_start_failed</c> or a code of the daemon's own: it was started and did not come up.
    /// </exception>
    public async Task<DaemonArrival> EnsureAsync(CancellationToken cancellation = default)
    {
        using var client = new LiveSessionClient(address);
        return await EnsureAsync(client, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same by a client for this address, which then has its connection.</summary>
    /// <exception cref="DaemonException">As above.</exception>
    public async Task<DaemonArrival> EnsureAsync(LiveSessionClient client, CancellationToken cancellation = default)
    {
        if (await FindAsync(client, cancellation).ConfigureAwait(false) is { } running)
            return running;
        if (command is null)
            throw new DaemonException(
                DaemonException.Unreachable,
                $"No daemon runs at {address}.",
                "Start one with 'live-sessions start', or leave out --no-start.");

        for (var started = _time.GetTimestamp(); _time.GetElapsedTime(started) < Patience;)
        {
            using (var turn = StartTurn.TryTake(address))
            {
                var arrival = turn is null
                    ? null
                    : await StartAsync(command, client, cancellation).ConfigureAwait(false);
                if (arrival is not null)
                    return arrival;
            }

            await Task.Delay(Pause, _time, cancellation).ConfigureAwait(false);
            if (await FindAsync(client, cancellation).ConfigureAwait(false) is { } other)
                return other;
        }

        throw new DaemonException(
            DaemonException.StartFailed,
            $"Nothing answered at {address} within {Patience.TotalSeconds:0} seconds.",
            "Run 'live-sessions doctor', which says what is in the way.");
    }

    /// <summary>Who answers now, of whatever version; null when nobody does.</summary>
    /// <exception cref="DaemonException">
    /// <c>timeout</c>: nothing was said within ten seconds. Any other: what listens there is no daemon of this kind.
    /// </exception>
    public async Task<DaemonHello?> HelloAsync(CancellationToken cancellation = default)
    {
        using var client = new LiveSessionClient(address);
        return await HelloAsync(client, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends the daemon that answers, and waits until its address is free and it has written its last file. Gives who it was.
    /// </summary>
    /// <exception cref="DaemonException"><c>timeout</c>: it is still there after half a minute.</exception>
    public async Task<DaemonHello?> StopAsync(CancellationToken cancellation = default)
    {
        if (await HelloAsync(cancellation).ConfigureAwait(false) is not { } running)
            return null;

        await AskToStopAsync(cancellation).ConfigureAwait(false);
        for (var started = _time.GetTimestamp(); _time.GetElapsedTime(started) < Patience;)
        {
            var now = await HelloAsync(cancellation).ConfigureAwait(false);
            if (now?.Pid != running.Pid)
            {
                await AwaitEndAsync(running.Pid, cancellation).ConfigureAwait(false);
                return running;
            }

            await Task.Delay(Pause, _time, cancellation).ConfigureAwait(false);
        }

        throw new DaemonException(
            "timeout",
            $"The daemon at {address} was asked to end and still answers (process {running.Pid}).",
            $"End it with 'kill -KILL {running.Pid}'; what it has acknowledged is on disk.");
    }

    // It may be a process of another container, and its number another one's here: the wait is short and nothing depends on it.
    private async Task AwaitEndAsync(int pid, CancellationToken cancellation)
    {
        for (var started = _time.GetTimestamp();
            !DaemonProcess.HasEnded(pid) && _time.GetElapsedTime(started) < EndPatience;)
            await Task.Delay(Pause, _time, cancellation).ConfigureAwait(false);
    }

    private async Task<DaemonHello?> HelloAsync(LiveSessionClient client, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(HelloPatience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await client.HelloAsync(either.Token).ConfigureAwait(false);
        }
        catch (DaemonException failure) when (failure.Code == DaemonException.Unreachable)
        {
            return null;
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new DaemonException(
                "timeout",
                $"What listens at {address} said nothing within {HelloPatience.TotalSeconds:0} seconds.",
                "Run 'live-sessions doctor', which says which process it is.",
                failure);
        }
    }

    private async Task<DaemonArrival?> FindAsync(LiveSessionClient client, CancellationToken cancellation) =>
        await HelloAsync(client, cancellation).ConfigureAwait(false) is { } running && !IsOlder(running)
            ? new DaemonArrival(Understood(running), Started: false)
            : null;

    private DaemonHello Understood(DaemonHello daemon) => daemon.Protocol.IncludesSpoken
        ? daemon
        : throw DaemonException.OtherProtocol(address, daemon);

    private async Task<DaemonArrival?> StartAsync(
        DaemonCommand program, LiveSessionClient client, CancellationToken cancellation)
    {
        // Whoever had the turn before may have started it.
        if (await FindAsync(client, cancellation).ConfigureAwait(false) is { } running)
            return running;

        var replaced = await StopAsync(cancellation).ConfigureAwait(false);
        var ready = await DaemonLaunch.RunAsync(program, address, _time, cancellation).ConfigureAwait(false);
        // What was started now is what there is, whichever version it says it has.
        return await HelloAsync(client, cancellation).ConfigureAwait(false) is { } hello && (ready || !IsOlder(hello))
            ? new DaemonArrival(Understood(hello), ready, replaced?.Version)
            : null;
    }

    private async Task AskToStopAsync(CancellationToken cancellation)
    {
        using var client = new LiveSessionClient(address);
        try
        {
            await client.StopAsync(cancellation).ConfigureAwait(false);
        }
        catch (DaemonException failure) when (failure.Code == DaemonException.Unreachable)
        {
            // It was ending already.
        }
    }

    private bool IsOlder(DaemonHello daemon) =>
        version is not null && Version.TryParse(daemon.Version, out var running) && running < Trimmed(version);

    // A daemon tells three numbers; the missing fourth counts as less than a zero.
    private static Version Trimmed(Version full) => new(full.Major, full.Minor, Math.Max(0, full.Build));
}
