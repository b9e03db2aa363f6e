using System.Text.Json;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 9, for work: its journal is replaced while somebody has it.</summary>
public sealed class ReplacedWorkTests : FaultTest
{
    [SkippableTheory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task A_reply_to_work_whose_journal_was_replaced_is_refused_whatever_the_number_of_the_new_work(int seq)
    {
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("old");
        var lease = await TakeAsync(daemon, "old");

        File.Delete(Home.Journal().Path);
        var other = Some.ForeignLine("first", 3 - seq) + Some.ForeignLine("new", seq);
        Home.Journal().Append(other);
        var reply = await daemon.Bridge.PostAsync($"/v1/work/{lease}/reply", """{"type":"agent_done"}""");

        reply.ShouldRefuse(410, "lease_gone");
        Assert.Equal(other, await File.ReadAllTextAsync(Home.Journal().Path));
        await TakeAsync(daemon, "new");
    }

    private static async Task<string> TakeAsync(DaemonProcess daemon, string mark)
    {
        var handed = await daemon.Bridge.PostAsync("/v1/work/next", """{"waitMs":30000,"leaseMs":60000}""");
        using var json = JsonDocument.Parse(handed.ShouldBeGiven().Body);
        Assert.Equal(mark, json.RootElement.GetProperty("event").GetProperty("mark").GetString());
        return json.RootElement.GetProperty("lease").GetProperty("id").GetString()!;
    }
}
