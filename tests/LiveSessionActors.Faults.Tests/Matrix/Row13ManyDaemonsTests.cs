using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 13: many daemons want the same address, or the same workspace.</summary>
public sealed class Row13ManyDaemonsTests : FaultTest
{
    private const int Many = 20;
    private const int AlreadyRunning = 75;

    [SkippableFact]
    public async Task Of_twenty_daemons_at_one_address_one_stays_and_the_others_say_so()
    {
        for (var round = 0; round < Extent.Of("LIVE_SESSIONS_FAULT_STARTS", 2); round++)
        {
            var daemons = Enumerable.Range(0, Many).Select(_ => Launch()).ToArray();

            var ready = await Task.WhenAll(daemons.Select(daemon => daemon.IsReadyAsync()));

            var stayed = Assert.Single(daemons.Zip(ready), each => each.Second).First;
            Assert.Equal($"{stayed.Pid}", (await stayed.Bridge.GetRouteAsync("/v1/hello")).Field("pid"));
            foreach (var (daemon, _) in daemons.Zip(ready).Where(each => !each.Second))
            {
                Assert.Equal(AlreadyRunning, await daemon.WaitAsync());
                Assert.Contains(Home.Pipe, await daemon.ErrorsAsync(), StringComparison.Ordinal);
            }

            // The next round finds what a killed daemon leaves behind.
            await stayed.KillAsync();
        }
    }

    [SkippableFact]
    public async Task A_later_start_leaves_the_running_daemon_and_its_socket_alone()
    {
        var first = await StartAsync();

        var second = Launch();

        Assert.Equal(AlreadyRunning, await second.WaitAsync());
        Assert.Contains($"process {first.Pid}", await second.ErrorsAsync(), StringComparison.Ordinal);
        using var client = new Bridge(Home.Pipe);
        Assert.Equal($"{first.Pid}", (await client.GetRouteAsync("/v1/hello")).Field("pid"));
    }

    [SkippableFact]
    public async Task Of_twenty_daemons_that_want_one_workspace_one_has_it_and_the_others_say_which()
    {
        var daemons = Enumerable.Range(0, Many)
            .Select(at => Launch(new DaemonStart { Pipe = Home.PathOf($"{at}.sock") })).ToArray();
        Assert.All(await Task.WhenAll(daemons.Select(daemon => daemon.IsReadyAsync())), Assert.True);

        var answers = await Task.WhenAll(daemons.Select((each, at) => each.Bridge.AppendAsync(Some.Event($"m{at}"))));

        var (at, owner) = Assert.Single(daemons.Index(), each => answers[each.Index].Status == 200);
        foreach (var answer in answers.Where(answer => answer.Status != 200))
            answer.ShouldRefuse(409, "workspace_locked");
        var later = (await daemons[(at + 1) % Many].Bridge.GetAsync()).ShouldRefuse(409, "workspace_locked");
        Assert.Contains($"process {owner.Pid} at {Home.PathOf($"{at}.sock")}", later.Detail, StringComparison.Ordinal);
        Assert.Equal([$"m{at}"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task Where_locks_are_switched_off_no_daemon_starts()
    {
        var daemon = Launch(new DaemonStart { Environment = [("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")] });

        Assert.False(await daemon.IsReadyAsync());
        Assert.NotEqual(0, await daemon.WaitAsync());
        Assert.Contains("lock", await daemon.ErrorsAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Home.Pipe));
    }
}
