using LiveSessionActors.Daemon.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Serilog.Events;

namespace LiveSessionActors.Daemon.Tests.Logging;

public sealed class LogQueueTests
{
    private const int Max = 10;

    [Fact]
    public void Entries_wait_until_the_start_is_over_and_are_written_in_their_order()
    {
        var output = new Output();
        using (var queue = Queue(output))
        {
            Write(queue, "before");
            Assert.False(output.IsMade);
            queue.Begin();
            Write(queue, "after");
        }

        Assert.Equal(["before", "after"], output.Messages);
    }

    [Fact]
    public void What_waits_for_the_start_is_bounded_too()
    {
        var output = new Output();
        using (var queue = Queue(output))
        {
            for (var number = 1; number <= Max + 3; number++)
                Write(queue, $"{number}");
            Assert.Equal(3, queue.Dropped);
        }

        Assert.Equal([Missing(3), "1"], output.Messages.Take(2));
    }

    [Fact]
    public async Task While_nothing_can_be_written_nobody_waits_and_what_does_not_fit_is_counted_and_told()
    {
        var output = new Output { IsHeld = true };
        using (var queue = Queue(output))
        {
            queue.Begin();
            Write(queue, "held");
            await output.Holding;
            for (var number = 1; number <= Max + 7; number++)
                Write(queue, $"{number}");

            Assert.Equal(7, queue.Dropped);
            output.Release();
        }

        Assert.Equal(
            ["held", Missing(7), "1", "2"], output.Messages.Take(4));
        Assert.Equal(Max + 2, output.Messages.Count);
    }

    [Fact]
    public async Task Entries_that_fail_to_be_written_are_counted_and_told_once_they_can_be_again()
    {
        var output = new Output { Failures = 2 };
        using (var queue = Queue(output))
        {
            queue.Begin();
            Write(queue, "lost");
            Write(queue, "lost, too");
            await output.FailedOften;
            Write(queue, "told");
        }

        Assert.Equal([Missing(2), "told"], output.Messages);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_what_cannot_be_written()
    {
        var output = new Output { IsHeld = true };
        var queue = Queue(output);
        queue.Begin();
        Write(queue, "held");
        await output.Holding;

        queue.Dispose();
        Write(queue, "too late");

        Assert.Empty(output.Messages);
        Assert.Equal(1, queue.Dropped);
        output.Release();
    }

    private static string Missing(int entries) =>
        $"Entries missing here, because they could not be written in time: {entries}";

    private static LogQueue Queue(Output output) => new(() => output.Made(), Max, new FakeTimeProvider());

    private static void Write(LogQueue queue, string message) =>
        queue.Write(new LogEntry(DateTimeOffset.UnixEpoch, LogLevel.Warning, "Product", 1, message, null, null));

    /// <summary>Keeps what is written; may be held, or fail, like a disk.</summary>
    private sealed class Output : ILogEventSink
    {
        private readonly TaskCompletionSource _holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new();

        public bool IsHeld { get; init; }

        public int Failures { get; set; }

        public bool IsMade { get; private set; }

        public Task Holding => _holding.Task;

        public Task FailedOften => _failed.Task;

        public List<string> Messages { get; } = [];

        public Output Made()
        {
            IsMade = true;
            return this;
        }

        public void Release() => _released.TrySetResult();

        public void Emit(LogEvent logEvent)
        {
            if (Failures > 0)
                Fail();
            if (IsHeld)
            {
                _holding.TrySetResult();
                _released.Task.Wait();
            }

            Messages.Add(logEvent.MessageTemplate.Text);
        }

        private void Fail()
        {
            if (--Failures == 0)
                _failed.SetResult();
            throw new IOException("No space left on device");
        }
    }
}
