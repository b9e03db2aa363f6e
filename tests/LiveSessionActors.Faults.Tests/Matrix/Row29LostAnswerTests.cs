using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 29: the answer to an append is lost.</summary>
public sealed class Row29LostAnswerTests : FaultTest
{
    [SkippableFact]
    public async Task A_repeated_append_whose_answer_died_with_the_daemon_is_written_once()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("before");
        Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [], Strace.SendCalls, $"{Strace.SendCalls}:signal=KILL"));
        await Assert.ThrowsAsync<HttpRequestException>(() => daemon.Bridge.AppendAsync(Some.Event("once"), "key-1"));
        Assert.Equal(["before", "once"], Home.Journal().Marks);

        var second = await StartAsync();
        var again = (await second.Bridge.AppendAsync(Some.Event("once"), "key-1")).ShouldBeGiven();
        (await second.Bridge.AppendAsync(Some.Event("another"), "key-1")).ShouldRefuse(422, "idempotency_key_reused");
        await second.KillAsync();
        var third = await StartAsync();
        var later = (await third.Bridge.AppendAsync(Some.Event("once"), "key-1")).ShouldBeGiven();

        Assert.Equal(("2", again.Body), (later.Seq, later.Body));
        Assert.Equal(["before", "once"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_repeated_append_whose_client_lost_the_connection_is_written_once()
    {
        var daemon = await StartAsync();
        for (var tries = 0; tries < 10; tries++)
        {
            using var socket = await Bridge.ConnectAsync(Home.Pipe);
            var request = System.Text.Encoding.UTF8.GetString(Bridge.RawAppend(Some.Event("once")))
                .Replace("Host: x\r\n", "Host: x\r\nIdempotency-Key: key-1\r\n", StringComparison.Ordinal);
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(request));
        }

        Assert.Equal("1", (await daemon.Bridge.AppendAsync(Some.Event("once"), "key-1")).ShouldBeGiven().Seq);

        Assert.Equal(["once"], Home.Journal().Marks);
    }

    [SkippableFact]
    public async Task A_repeated_append_is_written_once_after_many_other_keys_and_a_killed_daemon()
    {
        var daemon = await StartAsync();
        var first = (await daemon.Bridge.AppendAsync(Some.Event("once"), "key-1")).ShouldBeGiven();
        for (var other = 2; other <= 600; other++)
            (await daemon.Bridge.AppendAsync(Some.Event("other"), $"key-{other}")).ShouldBeGiven();
        await daemon.KillAsync();

        var second = await StartAsync();
        var again = (await second.Bridge.AppendAsync(Some.Event("once"), "key-1")).ShouldBeGiven();
        (await second.Bridge.AppendAsync(Some.Event("another"), "key-1")).ShouldRefuse(422, "idempotency_key_reused");

        Assert.Equal((first.Seq, first.Body), (again.Seq, again.Body));
        Assert.Equal(600, Home.Journal().Marks.Count);
    }
}
