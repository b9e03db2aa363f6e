using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Matrix;

/// <summary>Row 32, and what appending promises, as the kernel sees it: which calls, in which order.</summary>
public sealed class Row32SystemCallTests : FaultTest
{
    private static readonly string[] Allowed =
        ["openat2", "openat", "open", "statx", "fstat", "read", "pread64", "write", "fsync", "lseek", "close"];

    [SkippableFact]
    public async Task Nothing_but_appending_is_ever_done_to_a_journal()
    {
        Strace.Require();
        var journal = Home.Journal();
        journal.Append(Some.ForeignLine("foreign", 1) + "{\"torn\":");
        var calls = await TraceWholeLifeAsync(async daemon =>
        {
            await daemon.Bridge.GetAsync();
            await daemon.Bridge.AppendMarkAsync("one");
            journal.Append(Some.ForeignLine("between", 9));
            await daemon.Bridge.AppendMarkAsync("two");
            journal.Append("{\"torn\":" + Some.ForeignLine("glued", 11));
            await daemon.Bridge.AppendMarkAsync("three");
            await daemon.Bridge.GetRouteAsync("/v1/sessions");
        });

        var onJournal = calls.Where(call => call.Text.Contains(journal.Path, StringComparison.Ordinal)).ToList();
        Assert.Contains(onJournal, call => call.Name == "write");
        Assert.All(onJournal, call => Assert.Contains(call.Name, Allowed));
        Assert.All(onJournal.Where(call => call.Name.StartsWith("open", StringComparison.Ordinal)), IsHarmlessOpening);
        Assert.Equal(["foreign", "one", "between", "two", "glued", "three"], journal.Marks);
    }

    [SkippableFact]
    public async Task A_journal_is_written_then_flushed_then_its_append_is_answered()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.GetAsync();
        var journal = Home.Journal().Path;
        // A flush that takes its time shows an answer that does not wait for it.
        var strace = Owned(await Strace.AttachAsync(
            daemon, Home.PathOf("trace"), [], $"write,fsync,{Strace.SendCalls}", "fsync:delay_enter=1000000"));

        await daemon.Bridge.AppendMarkAsync("first");
        await daemon.Bridge.AppendMarkAsync("second");
        var calls = await strace.EndAsync();

        var writes = calls.FindAll(call => IsOn(call, "write", journal));
        var flushes = calls.FindAll(call => IsOn(call, "fsync", journal));
        var answers = calls.FindAll(call => call.Text.Contains("HTTP/1.1 200", StringComparison.Ordinal));
        var name = Assert.Single(calls, call => IsOn(call, "fsync", Home.Sessions));
        Assert.Equal((2, 2, 2), (writes.Count, flushes.Count, answers.Count));
        Assert.True(name.Ended < answers[0].Began, "The new file's name is on disk before the answer.");
        foreach (var ((write, flush), answer) in writes.Zip(flushes).Zip(answers))
        {
            Assert.True(write.Ended < flush.Began, "The flush comes behind the write.");
            Assert.True(flush.Ended < answer.Began, "The answer comes behind the flush.");
        }
    }

    [SkippableFact]
    public async Task An_append_that_nobody_comes_between_is_seven_calls_on_files()
    {
        Strace.Require();
        var daemon = await StartAsync();
        await daemon.Bridge.AppendMarkAsync("first");
        await daemon.Bridge.GetAsync();
        var journal = Home.Journal().Path;
        var strace = Owned(await Strace.AttachAsync(daemon, Home.PathOf("trace"), [], Strace.FileCalls));

        await daemon.Bridge.AppendMarkAsync("second");
        var calls = (await strace.EndAsync())
            .Where(call => call.Text.Contains(Home.Workspace, StringComparison.Ordinal))
            .TakeWhile(call => !call.Text.Contains(".snapshot.json", StringComparison.Ordinal))
            .ToList();

        // The lock is looked at before, and the journal by its name after. The snapshot file follows behind the answer.
        Assert.Equal(
            ["statx daemon.lock", "openat2", "statx", "write", "fsync", "statx", "close"],
            calls.Select(call => call.Text.Contains("daemon.lock", StringComparison.Ordinal)
                ? call.Name + " daemon.lock"
                : call.Name));
        Assert.All(calls.Skip(1), call => Assert.Contains(journal, call.Text, StringComparison.Ordinal));
    }

    private async Task<List<TraceCall>> TraceWholeLifeAsync(Func<DaemonProcess, Task> act)
    {
        var output = Home.PathOf("trace");
        var daemon = await StartAsync(new DaemonStart { Before = Strace.Before(output, Strace.FileCalls) });
        await act(daemon);
        await daemon.SignalAsync("TERM");
        await daemon.WaitAsync();
        return TraceCall.Read(output);
    }

    private static void IsHarmlessOpening(TraceCall call)
    {
        Assert.DoesNotContain("O_TRUNC", call.Text, StringComparison.Ordinal);
        Assert.True(
            call.Text.Contains("O_RDONLY", StringComparison.Ordinal)
                || call.Text.Contains("O_APPEND", StringComparison.Ordinal),
            $"Opened for writing anywhere: {call.Text}");
    }

    private static bool IsOn(TraceCall call, string name, string path) =>
        call.Name == name && call.Text.Contains($"<{path}>", StringComparison.Ordinal);
}
