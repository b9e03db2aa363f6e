using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace LiveSessionActors.Siblings.Tests;

public sealed class PhaseMetricsActorTests : SiblingTest
{
    private readonly ConcurrentDictionary<string, long> _sessions = new();

    [Fact]
    public async Task Phases_of_sessions_are_mirrored_as_they_change()
    {
        using var listener = Listen();
        await AppendAsync("one", """{"type":"generate"}""");
        await AppendAsync("two", """{"type":"generate"}""");
        await BecomeAsync(("generate_requested", 2));

        await AppendAsync("one", """{"type":"complete"}""");

        await BecomeAsync(("generate_requested", 1), ("completed", 1));
    }

    private async Task BecomeAsync(params (string Phase, long Count)[] expected)
    {
        await UntilAsync(async () =>
        {
            await GetAsync("one");
            return expected.ToHashSet().SetEquals(
                _sessions.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value)));
        });
    }

    // The meter of this test's own host; those of other hosts have the same name.
    private MeterListener Listen()
    {
        var factory = Host.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == PhaseMetricsActor.MeterName && instrument.Meter.Scope == factory)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, change, tags, _) =>
            _sessions.AddOrUpdate((string)tags[0].Value!, change, (_, sum) => sum + change));
        listener.Start();
        return listener;
    }
}
