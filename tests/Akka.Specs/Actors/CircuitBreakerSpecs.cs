using Akka.Pattern;

namespace Akka.Specs.Actors;

public sealed class CircuitBreakerSpecs : ActorSpec
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Calls_go_through_while_they_succeed()
    {
        var breaker = Create(maxFailures: 1, Long);

        Assert.Equal(7, await breaker.WithCircuitBreaker(() => Task.FromResult(7)));
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task Failures_in_a_row_open_it_and_it_then_fails_calls_at_once()
    {
        var breaker = Create(maxFailures: 2, Long);
        await FailOnce(breaker);
        Assert.True(breaker.IsClosed);
        await FailOnce(breaker);

        Assert.True(breaker.IsOpen);
        var refused = await Assert.ThrowsAsync<OpenCircuitException>(
            () => breaker.WithCircuitBreaker(() => Task.FromResult("not called")));
        Assert.True(refused.RemainingDuration > TimeSpan.Zero);
        Assert.IsType<InvalidOperationException>(refused.InnerException);
    }

    [Fact]
    public async Task A_success_begins_the_count_anew()
    {
        var breaker = Create(maxFailures: 2, Long);
        await FailOnce(breaker);
        await breaker.WithCircuitBreaker(() => Task.CompletedTask);
        await FailOnce(breaker);

        Assert.True(breaker.IsClosed);
        Assert.Equal(1, breaker.CurrentFailureCount);
    }

    [Fact]
    public async Task After_its_time_it_is_half_open_and_a_success_closes_it()
    {
        var breaker = Create(maxFailures: 1, TimeSpan.FromMilliseconds(20))
            .OnHalfOpen(() => TestActor.Tell("half open", TestActor))
            .OnClose(() => TestActor.Tell("closed", TestActor));
        await FailOnce(breaker);

        ExpectMsg("half open");
        await breaker.WithCircuitBreaker(() => Task.CompletedTask);

        ExpectMsg("closed");
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task After_its_time_a_failure_opens_it_again()
    {
        var breaker = Create(maxFailures: 3, TimeSpan.FromMilliseconds(20))
            .OnHalfOpen(() => TestActor.Tell("half open", TestActor));
        for (var i = 0; i < 3; i++)
            await FailOnce(breaker);
        ExpectMsg("half open");

        await FailOnce(breaker);

        ExpectMsg("half open");
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_a_failure()
    {
        var breaker = new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromMilliseconds(20), Long);

        await Assert.ThrowsAsync<TimeoutException>(
            () => breaker.WithCircuitBreaker(() => new TaskCompletionSource<int>().Task));

        Assert.True(breaker.IsOpen);
    }

    private CircuitBreaker Create(int maxFailures, TimeSpan resetTimeout) =>
        CircuitBreaker.Create(Sys.Scheduler, maxFailures, Long, resetTimeout);

    private static Task<InvalidOperationException> FailOnce(
        CircuitBreaker breaker) => Assert.ThrowsAsync<InvalidOperationException>(
        () => breaker.WithCircuitBreaker(() => Task.FromException(new InvalidOperationException("oops"))));
}
