using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 20: a directory is swapped for a symbolic link under a running daemon.</summary>
public sealed class Row20SwappedDirectoryTests : FaultTest
{
    private const int Swaps = 60;

    [SkippableTheory]
    [InlineData(".impeccable", "os")]
    [InlineData(".impeccable", "fsync")]
    [InlineData(".impeccable/live", "os")]
    [InlineData(".impeccable/live", "fsync")]
    [InlineData(".impeccable/live/sessions", "os")]
    [InlineData(".impeccable/live/sessions", "fsync")]
    public async Task A_directory_on_the_way_to_the_journals_that_becomes_a_link_is_refused_until_it_is_back(
        string name, string durability)
    {
        var daemon = await StartFilledAsync(durability);
        var swapped = new SwappedDirectory(Home, Path.Combine(Home.Workspace, name));
        swapped.Swap();

        (await daemon.Bridge.AppendAsync(Some.Event("refused"))).ShouldRefuse(403, "symlink_refused");
        (await daemon.Bridge.AppendAsync(Some.Event("refused", "new"))).ShouldRefuse(403, "symlink_refused");
        (await daemon.Bridge.GetAsync()).ShouldRefuse(403, "symlink_refused");
        (await daemon.Bridge.GetAsync("cold")).ShouldRefuse(403, "symlink_refused");
        (await daemon.Bridge.GetRouteAsync("/v1/sessions")).ShouldRefuse(403, "symlink_refused");
        Assert.Equal(403, (await daemon.Bridge.HeadAsync()).Status);
        await daemon.Bridge.PostAsync("/v1/archive", "{}");
        await daemon.Bridge.PostAsync("/v1/work/next", """{"worker":"a","waitMs":0}""");

        swapped.ShouldBeUntouched();
        swapped.Swap();
        await daemon.Bridge.AppendMarkAsync("after");
        await daemon.Bridge.AppendMarkAsync("after", "new");
        Assert.Equal(["before", "after"], Home.Journal().Marks);
        (await daemon.Bridge.HealthAsync()).ShouldBeGiven();
    }

    [SkippableTheory]
    [InlineData(".impeccable/live/archive", "over")]
    [InlineData(".impeccable/live/recovery", null)]
    [InlineData(".impeccable-live", "legacy")]
    [InlineData(".impeccable-live/sessions", "legacy")]
    public async Task A_directory_beside_the_journals_that_becomes_a_link_leads_nothing_outside(
        string name, string? session)
    {
        var daemon = await StartFilledAsync("os");
        var swapped = new SwappedDirectory(Home, Path.Combine(Home.Workspace, name));
        swapped.Swap();

        if (session is not null)
        {
            (await daemon.Bridge.GetAsync(session)).ShouldRefuse(403, "symlink_refused");
            (await daemon.Bridge.AppendAsync(Some.Event("refused", session))).ShouldRefuse(403, "symlink_refused");
        }

        await daemon.Bridge.AppendMarkAsync("after");
        await daemon.Bridge.GetRouteAsync("/v1/sessions");
        await daemon.Bridge.AppendAsync("""{"type":"complete","id":"s"}""");
        await daemon.Bridge.PostAsync("/v1/archive", """{"session":"s"}""");

        swapped.ShouldBeUntouched();
        swapped.Swap();
        if (session is not null)
            await daemon.Bridge.AppendMarkAsync("back", session);
    }

    [SkippableFact]
    public async Task A_storm_of_swaps_between_appends_leads_nothing_outside_and_loses_nothing()
    {
        var daemon = await StartFilledAsync("os");
        var ledger = new Ledger();
        var swapped = new SwappedDirectory(Home, Home.Sessions);
        using var over = new CancellationTokenSource();
        var appends = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; !over.IsCancellationRequested; number++)
                await ledger.AppendAsync(daemon.Bridge, $"{writer}-{number}", $"storm{writer}");
        })).ToArray();

        for (var swap = 0; swap < Swaps; swap++)
        {
            swapped.Swap();
            await daemon.Bridge.GetAsync();
            swapped.ShouldBeUntouched();
            swapped.Swap();
            await daemon.Bridge.GetAsync("storm0");
        }

        await over.CancelAsync();
        await Task.WhenAll(appends);
        swapped.ShouldBeUntouched();
        foreach (var writer in Enumerable.Range(0, 4))
            await daemon.Bridge.AppendMarkAsync("last", $"storm{writer}");
        var marks = Enumerable.Range(0, 4).SelectMany(writer => Home.Journal($"storm{writer}").Marks);
        Assert.Equal(0, ledger.Compare(marks).Lost);
        Assert.NotEqual(0, ledger.Acknowledged);
    }

    private async Task<DaemonProcess> StartFilledAsync(string durability)
    {
        Home.Journal("cold").Append(Some.ForeignLine("cold", 1));
        Directory.CreateDirectory(Path.Combine(Home.Workspace, ".impeccable", "live", "recovery"));
        var legacy = Directory.CreateDirectory(Path.Combine(Home.Workspace, ".impeccable-live", "sessions")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(legacy, "legacy.jsonl"), Some.ForeignLine("legacy", 1, "legacy"));
        var daemon = await StartAsync($"live-sessions.journal.durability = {durability}");
        await daemon.Bridge.AppendMarkAsync("before", "over");
        (await daemon.Bridge.AppendAsync("""{"type":"complete","id":"over"}""")).ShouldBeGiven();
        (await daemon.Bridge.PostAsync("/v1/archive", """{"session":"over"}""")).ShouldBeGiven();
        await daemon.Bridge.AppendMarkAsync("before");
        return daemon;
    }
}
