using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Actors.Tests.Watching;

/// <summary>A watch whose looks of its own are far apart.</summary>
public sealed class WatchLookTests : WatchTest
{
    private protected override LiveSessionSettings Settings => Some.Settings with
    {
        Watch = Some.Settings.Watch with { LookInterval = TimeSpan.FromHours(1) },
    };

    [Fact]
    public async Task The_first_watcher_has_each_of_very_many_journals_read_once()
    {
        const int journals = 2500;
        foreach (var number in Enumerable.Range(0, journals))
            Disk.File(new SessionKey(Some.Workspace, SessionId.Parse($"s{number}"))).Append(Some.Line(1, number));
        var registry = await StartAsync();

        SubscribeFromNow(registry);

        Assert.Equal(journals, Disk.Looks.Count);
    }

    [Fact]
    public async Task What_another_process_appended_is_told_when_the_session_says_something_else_follows()
    {
        var registry = await StartAsync();
        Append(registry, 1);
        var subscriber = SubscribeFromNow(registry);

        File.Append(Some.Line(2, 2));
        Append(registry, 3);

        Assert.Equal(Change(2, 2), NextChange(subscriber));
        Assert.Equal(Change(3, 3), NextChange(subscriber));
    }
}
