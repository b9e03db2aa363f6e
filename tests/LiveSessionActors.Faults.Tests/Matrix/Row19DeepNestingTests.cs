using System.Text;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 19: JSON that is nested too deeply to be walked.</summary>
public sealed class Row19DeepNestingTests : FaultTest
{
    private const int Deep = 1_000_000;

    [SkippableFact]
    public async Task A_body_nested_a_million_deep_is_refused_and_others_are_served()
    {
        var daemon = await StartAsync();

        var refused = await daemon.Bridge.AppendAsync(new string('[', Deep));

        refused.ShouldRefuse(400, "too_deep");
        await daemon.Bridge.AppendMarkAsync("others");
    }

    [SkippableFact]
    public async Task A_line_nested_a_million_deep_in_a_journal_costs_that_line()
    {
        var deep = new StringBuilder().Append('[', Deep).Append(']', Deep).Append('\n').ToString();
        Home.Journal().Append(deep + Some.ForeignLine("after", 1));
        var daemon = await StartAsync();

        var session = (await daemon.Bridge.GetAsync()).ShouldBeGiven();

        Assert.Contains("\"mark\":\"after\"", session.Body, StringComparison.Ordinal);
        Assert.Equal("2", (await daemon.Bridge.AppendMarkAsync("next")).Seq);
    }
}
