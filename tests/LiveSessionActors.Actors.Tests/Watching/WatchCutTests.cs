using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;

namespace LiveSessionActors.Actors.Tests.Watching;

/// <summary>A watch whose index holds few changes.</summary>
public sealed class WatchCutTests : WatchTest
{
    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Watch = Some.Settings.Watch with { IndexEntriesMax = 4 },
    };

    [Fact]
    public async Task Whoever_comes_while_more_is_appended_than_the_index_holds_catches_up_all_the_same()
    {
        var registry = await StartAsync();
        SubscribeFromNow(registry);
        Disk.IndexGate.Close();
        Append(registry, 1);
        await Disk.IndexGate.Arrived;
        var looks = Disk.Looks.Count;
        var late = Subscribe(registry);
        AwaitCondition(() => Disk.Looks.Count > looks);
        foreach (var number in Enumerable.Range(2, 9))
            Append(registry, number);
        // Some looks later the watch gathers nothing any more, and cuts its index at once.
        looks = Disk.Looks.Count;
        AwaitCondition(() => Disk.Looks.Count > looks + 3);

        Disk.IndexGate.Open();

        late.ExpectMsg<WatchEvent.CaughtUp>();
        while (NextChange(late) != Change(10, 10))
            continue;
    }
}
