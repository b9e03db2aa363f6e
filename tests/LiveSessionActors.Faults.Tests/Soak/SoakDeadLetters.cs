using System.Diagnostics;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Has a workspace of its own that is closed again and again because nobody uses it: work whose leases ran out too
/// often stays dead all the same, until it is revived.
/// </summary>
internal sealed class SoakDeadLetters(SoakWorld world, string name)
    : Participant(world, name, TimeSpan.FromMilliseconds(200))
{
    // As the configuration has it: so many leases, and longer than an unused workspace stays open.
    private const int Attempts = 3;
    private static readonly TimeSpan Unused = TimeSpan.FromSeconds(5);

    private (int Daemons, long Since)? _dead;

    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        try
        {
            if (_dead is not { } dead || dead.Daemons != World.Leases.Daemons)
                await DieAsync();
            else if (Stopwatch.GetElapsedTime(dead.Since) > Unused)
                await CheckAsync();
        }
        catch (HttpRequestException)
        {
            // The daemon died, and what it held in memory with it.
        }
    }

    private async Task DieAsync()
    {
        var daemons = World.Leases.Daemons;
        _dead = null;
        await World.QuietBridge.AppendAsync(SoakEvents.Of("generate", "dead", World.NewMark(), Random));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((await NextAsync()).Status != 200)
                return;
        }

        // Until the last of the leases has run out.
        await NextAsync();
        _dead = (daemons, Stopwatch.GetTimestamp());
    }

    private async Task CheckAsync()
    {
        var handed = await NextAsync();
        World.Findings.Expect(
            handed.Status is 204 or 503, Name,
            $"no work, since its leases ran out {Attempts} times and nobody has revived it", () => handed.ToString());
        var revived = await World.QuietBridge.PostAsync("/v1/work/dead/revive", "");
        World.Findings.Expect(revived.Status is 204 or 503, Name, "the work to be revived", () => revived.ToString());
        World.Counts.Add("dead letters revived");
        _dead = null;
    }

    private Task<BridgeAnswer> NextAsync() =>
        World.QuietBridge.PostAsync("/v1/work/next", """{"waitMs":500,"leaseMs":50}""");
}
