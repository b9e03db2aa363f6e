using LiveSessionActors.Persistence.Threads;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Persistence.Tests.Threads;

public class FileLaneTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Work_of_one_lane_is_done_in_its_order_and_never_two_at_a_time()
    {
        var lane = new FileLane(new FileThreads(8, Idle), TimeProvider.System);
        var (running, done) = (0, new List<int>());
        var tasks = new List<Task<int>>();
        for (var number = 0; number < 1000; number++)
        {
            var mine = number;
            tasks.Add(Post(lane, () =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                done.Add(mine);
                return Interlocked.Decrement(ref running);
            }));
        }

        await Task.WhenAll(tasks);

        Assert.Equal(Enumerable.Range(0, 1000), done);
    }

    [Fact]
    public async Task Lanes_block_at_the_same_time_as_many_as_there_are_threads()
    {
        const int lanes = 20;
        var threads = new FileThreads(lanes, Idle);
        using var all = new CountdownEvent(lanes);
        var tasks = Enumerable.Range(0, lanes).Select(_ => Post(new FileLane(threads, TimeProvider.System), () =>
        {
            all.Signal();
            return all.Wait(TimeSpan.FromMinutes(1));
        })).ToList();

        Assert.All(await Task.WhenAll(tasks), Assert.True);
    }

    [Fact]
    public async Task With_fewer_threads_than_lanes_all_work_is_done_all_the_same()
    {
        var threads = new FileThreads(1, Idle);
        var tasks = Enumerable.Range(0, 200).Select(number =>
            Post(new FileLane(threads, TimeProvider.System), () => number)).ToList();

        Assert.Equal(Enumerable.Range(0, 200), await Task.WhenAll(tasks));
    }

    [Fact]
    public async Task Threads_that_have_ended_are_replaced()
    {
        var threads = new FileThreads(4, TimeSpan.FromTicks(1));
        for (var round = 0; round < 50; round++)
        {
            var tasks = Enumerable.Range(0, 8).Select(number =>
                Post(new FileLane(threads, TimeProvider.System), () => number)).ToList();
            Assert.Equal(Enumerable.Range(0, 8), await Task.WhenAll(tasks));
        }
    }

    [Fact]
    public async Task Work_that_waits_holds_up_its_lane_and_no_thread()
    {
        var time = new FakeTimeProvider();
        var threads = new FileThreads(1, Idle);
        var lane = new FileLane(threads, time);
        var waiting = new Waiting();
        lane.Post(waiting);
        var behind = Post(lane, () => waiting.Steps);
        await waiting.Begun;
        Assert.Equal(7, await Post(new FileLane(threads, time), () => 7));
        Assert.False(behind.IsCompleted);

        // The timer is set after the step that asked for it, so the clock may have to be moved more than once.
        while (!behind.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(2, await behind);
    }

    [Fact]
    public async Task A_failure_belongs_to_who_asked_and_the_next_work_is_done()
    {
        var lane = new FileLane(new FileThreads(1, Idle), TimeProvider.System);
        var failing = Post<int>(lane, () => throw new InvalidOperationException("mine"));
        var next = Post(lane, () => 7);

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(7, await next);
    }

    private static Task<T> Post<T>(FileLane lane, Func<T> work)
    {
        var task = new FileTask<T>(work);
        lane.Post(task);
        return task.Task;
    }

    private sealed class Waiting : FileWork<int>
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public int Steps { get; private set; }

        protected override TimeSpan Advance(out int result)
        {
            result = ++Steps;
            _begun.TrySetResult();
            return Steps < 2 ? TimeSpan.FromMilliseconds(50) : TimeSpan.Zero;
        }
    }
}
