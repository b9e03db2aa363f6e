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

    // A line within the limit is taken in whole, and takes about three times its length; of one over the limit no more
    // than the limit is ever held.
    [SkippableTheory]
    [InlineData(10, 32)]
    [InlineData(100, 52)]
    public async Task A_huge_line_in_a_journal_is_read_in_bounded_memory(int mebibytes, int moreMax)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Memory is looked up in /proc.");
        Home.Journal("small").Append(Some.ForeignLine("small", 1, "small"));
        Home.Journal().Append(Some.ForeignLine("before", 1));
        Home.Journal().Append(Some.ForeignLine(new string('x', mebibytes << 20), 2));
        Home.Journal().Append(Some.ForeignLine("after", 3));
        var daemon = await StartAsync();
        (await daemon.Bridge.GetAsync("small")).ShouldBeGiven();
        var before = daemon.PeakMebibytes;

        var session = (await daemon.Bridge.GetAsync()).ShouldBeGiven();

        Assert.Contains("\"mark\":\"after\"", session.Body, StringComparison.Ordinal);
        Assert.Equal(mebibytes > 16, session.Body.Contains("\"line\":2", StringComparison.Ordinal));
        var more = daemon.PeakMebibytes - before;
        Assert.True(more <= moreMax, $"It took {more} MiB.");
    }
}
