using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 26: a client goes away in the middle of its request.</summary>
public sealed class Row26DisconnectTests : FaultTest
{
    private string Log => Home.PathOf("daemon.log");

    [SkippableFact]
    public async Task An_append_whose_client_went_away_is_committed_be_it_written_or_waiting()
    {
        Strace.Require();
        var daemon = await StartAsync(new DaemonStart
        {
            Before = ["sh", "-c", $"exec \"$@\" 2> {Log}", "sh"],
            Configuration = "live-sessions.daemon.log-level = debug",
        });
        await daemon.Bridge.AppendMarkAsync("before");
        // The flush of the first one takes so long that the second waits behind it when both clients are gone.
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [Home.Journal().Path], Strace.FileCalls, "fsync:delay_enter=2000000:when=1"));

        await SendAndLeaveAsync("written");
        await SendAndLeaveAsync("waiting");
        var last = await daemon.Bridge.AppendMarkAsync("last");
        await strace.EndAsync();

        Assert.Equal(["before", "written", "waiting", "last"], Home.Journal().Marks);
        Assert.Equal("4", last.Seq);
    }

    private async Task SendAndLeaveAsync(string mark)
    {
        var before = await BodiesReadAsync();
        using var socket = await Bridge.ConnectAsync(Home.Pipe);
        await socket.SendAsync(Bridge.RawAppend(Some.Event(mark)));
        await Eventually.IsAsync("the daemon has the event", async () => await BodiesReadAsync() > before);
    }

    private async Task<int> BodiesReadAsync()
    {
        using var log = new StreamReader(File.Open(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return (await log.ReadToEndAsync()).Split("done reading request body").Length;
    }
}
