using System.Globalization;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 17: events and lines that are too large.</summary>
public sealed class Row17HugeEventTests : FaultTest
{
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

    private static int PeakMebibytes(DaemonProcess daemon)
    {
        var line = File.ReadLines($"/proc/{daemon.Pid}/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
    }
}
