using System.Text;
using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Logs;

/// <summary>A log that cannot be written holds up neither requests nor the stop.</summary>
public sealed class DeafLogTests : FaultTest
{
    private const int Appends = 200;

    [SkippableTheory]
    [InlineData("2> /dev/full")]
    [InlineData("> /dev/full 2>&1")]
    [InlineData("2>&-")]
    [InlineData(">&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData("2<> \"$UNREAD\"")]
    [InlineData("> /dev/full 2<> \"$UNREAD\"")]
    public async Task Whatever_becomes_of_the_standard_streams_requests_are_answered_and_a_stop_ends_the_daemon(
        string redirection)
    {
        Skip.IfNot(File.Exists("/dev/full"), "There is no /dev/full on this machine.");
        var unread = Home.PathOf("unread");
        await Tool.DoAsync("mkfifo", unread);
        var daemon = Launch(new DaemonStart
        {
            Before = ["sh", "-c", $"exec \"$@\" {redirection}", "sh"],
            Configuration = "live-sessions.daemon.log-level = trace",
            Environment = [("UNREAD", unread)],
        });
        await Eventually.IsAsync("it answers", AnswersAsync);

        for (var number = 0; number < Appends; number++)
            await daemon.Bridge.AppendMarkAsync($"{number}");
        await StopAsync();

        Assert.Equal(0, await daemon.WaitAsync());
        Assert.Equal(Enumerable.Range(0, Appends).Select(number => $"{number}"), Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_log_directory_that_cannot_be_made_holds_up_nobody_and_what_is_lost_is_counted()
    {
        var state = Home.PathOf("state");
        await File.WriteAllTextAsync(state, "in the way");
        var daemon = await StartAsync(new DaemonStart
        {
            Options = ["--log-file"],
            Configuration = "live-sessions.daemon.log-level = trace",
            Environment = [("XDG_STATE_HOME", state)],
        });

        await daemon.Bridge.AppendMarkAsync("one");

        await Eventually.IsAsync("some are counted", async () =>
            (await daemon.Bridge.GetRouteAsync("/v1/metrics")).Body.Split('\n')
                .Any(line => line.StartsWith("live_sessions_log_dropped_total ", StringComparison.Ordinal)
                    && !line.EndsWith(" 0", StringComparison.Ordinal)));
        await daemon.SignalAsync("TERM");
        Assert.Equal(0, await daemon.WaitAsync());
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new Bridge(Home.Pipe);
            return (await client.GetRouteAsync("/v1/hello")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task StopAsync()
    {
        using var socket = await Bridge.ConnectAsync(Home.Pipe);
        const string stop = "POST /v1/stop HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(stop));
        await Bridge.ReadToEndAsync(socket);
    }
}
