using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 26: a client goes away in the middle of its request.</summary>
public sealed class Row26DisconnectTests : FaultTest
{
    [SkippableFact]
    public async Task An_append_whose_client_went_away_is_committed_be_it_written_or_waiting()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        var journal = Home.Journal();
        // The flush of the first one takes so long that the second waits behind it when both clients are gone.
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [journal.Path], Strace.FileCalls, "fsync:delay_enter=1500000:when=1"));

        await SendAndLeaveAsync("written");
        await Eventually.IsAsync("the first is written", () => journal.Marks.Contains("written"));
        await SendAndLeaveAsync("waiting");
        var last = await daemon.Bridge.AppendMarkAsync("last");
        await strace.EndAsync();

        Assert.Equal(["before", "written", "waiting", "last"], journal.Marks);
        Assert.Equal("4", last.Seq);
    }

    private async Task SendAndLeaveAsync(string mark)
    {
        using var socket = await Bridge.ConnectAsync(Home.Pipe);
        await socket.SendAsync(Bridge.RawAppend(Some.Event(mark)));
    }
}
