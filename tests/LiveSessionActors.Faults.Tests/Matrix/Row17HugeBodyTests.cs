using System.Globalization;
using System.Text;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Rows 17 and 19: events that are too large or too deep.</summary>
public sealed class Row17HugeBodyTests : FaultTest
{
    private const int Deep = 1_000_000;

    [SkippableFact]
    public async Task A_body_of_ten_mebibytes_is_refused_before_it_is_sent()
    {
        var daemon = await StartAsync();
        using var socket = await Bridge.ConnectAsync(Home.Pipe);

        await socket.SendAsync("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\n"u8.ToArray());

        var answer = await Bridge.ReadToEndAsync(socket);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("event_too_large", answer, StringComparison.Ordinal);
        await daemon.Bridge.AppendMarkAsync("others");
    }

    [SkippableFact]
    public async Task A_line_of_a_hundred_mebibytes_in_a_journal_is_read_in_bounded_memory()
    {
        Home.Journal().Append(Some.ForeignLine("before", 1));
        Home.Journal().Append(new string('x', 100 << 20) + "\n");
        Home.Journal().Append(Some.ForeignLine("after", 2));
        var daemon = await StartAsync();

        var session = (await daemon.Bridge.GetAsync()).ShouldBeGiven();

        Assert.Contains("\"mark\":\"after\"", session.Body, StringComparison.Ordinal);
        Assert.True(PeakMebibytes(daemon) < 300, $"It took {PeakMebibytes(daemon)} MiB.");
    }

    [SkippableFact]
    [Trait("Row", "19")]
    public async Task A_body_nested_a_million_deep_is_refused_and_others_are_served()
    {
        var daemon = await StartAsync();

        var refused = await daemon.Bridge.AppendAsync(new string('[', Deep));

        refused.ShouldRefuse(400, "too_deep");
        await daemon.Bridge.AppendMarkAsync("others");
    }

    [SkippableFact]
    [Trait("Row", "19")]
    public async Task A_line_nested_a_million_deep_in_a_journal_costs_that_line()
    {
        var deep = new StringBuilder().Append('[', Deep).Append(']', Deep).Append('\n').ToString();
        Home.Journal().Append(deep + Some.ForeignLine("after", 1));
        var daemon = await StartAsync();

        Assert.Contains("\"mark\":\"after\"", (await daemon.Bridge.GetAsync()).ShouldBeGiven().Body, StringComparison.Ordinal);
        Assert.Equal("2", (await daemon.Bridge.AppendMarkAsync("next")).Seq);
    }

    private static int PeakMebibytes(DaemonProcess daemon)
    {
        var line = File.ReadLines($"/proc/{daemon.Pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
    }
}
