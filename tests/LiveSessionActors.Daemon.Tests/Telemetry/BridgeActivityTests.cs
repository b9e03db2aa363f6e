using System.Diagnostics;
using LiveSessionActors.Sessions.Measuring;

namespace LiveSessionActors.Daemon.Tests.Telemetry;

public sealed class BridgeActivityTests
{
    private const string Client = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_request_is_an_activity_of_its_client_s_named_by_its_route()
    {
        var ended = new TaskCompletionSource<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MeasureSet.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Requests of other tests are heard, too.
            ActivityStopped = activity =>
            {
                if (activity.TraceId.ToHexString() == Client[3..35])
                    ended.TrySetResult(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var bridge = await TestBridge.StartAsync();

        await bridge.PostAsync("/v1/events", """{"type":"generate"}""", ("traceparent", Client));

        var activity = await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("POST /v1/events", activity.DisplayName);
        Assert.Equal("event_id_required", activity.GetTagItem("error.type"));
        Assert.Equal(400, activity.GetTagItem("http.response.status_code"));
        Assert.Equal(ActivityKind.Server, activity.Kind);
    }
}
