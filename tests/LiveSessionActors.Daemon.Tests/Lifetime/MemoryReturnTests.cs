using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Daemon.Lifetime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveSessionActors.Daemon.Tests.Lifetime;

public sealed class MemoryReturnTests : IDisposable
{
    private const int Much = 16 << 20;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeMemory _memory = new();
    private readonly RequestDrain _requests = new();
    private readonly MemoryReturn _return;
    private int _sessions;

    public MemoryReturnTests()
    {
        var settings = new DaemonSettings(Late, Late, Late, Much, LogLevel.None, 1, 1, 1);
        _return = new MemoryReturn(
            _requests, settings, _time, _memory, () => _sessions, NullLogger<MemoryReturn>.Instance);
        Assert.True(_return.StartAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    public void Dispose()
    {
        _return.Dispose();
        _requests.Dispose();
    }

    [Fact]
    public void Once_nothing_is_going_on_any_more_memory_is_given_back_and_only_once()
    {
        _memory.Allocated += Much;

        Pass(Late);
        Pass(Late);

        Assert.Equal(1, _memory.GivenBack);
    }

    [Fact]
    public void Little_is_left_to_the_collector()
    {
        _memory.Allocated += Much - 1;

        Pass(Late);

        Assert.Equal(0, _memory.GivenBack);
    }

    [Fact]
    public void While_requests_come_nothing_is_given_back()
    {
        _memory.Allocated += Much;

        for (var step = 0; step < 100; step++)
        {
            _requests.Enter();
            _requests.Leave();
            Pass(Step);
        }

        IsGivenBackOnlyNow();
    }

    [Fact]
    public void Nor_while_one_is_being_answered()
    {
        _memory.Allocated += Much;
        _requests.Enter();

        Pass(Late);
        Assert.Equal(0, _memory.GivenBack);

        _requests.Leave();
        Pass(Soon);
        Assert.Equal(1, _memory.GivenBack);
    }

    [Fact]
    public void One_that_rests_does_not_count()
    {
        _memory.Allocated += Much;
        _requests.Enter();
        var rest = _requests.Resting();

        Pass(Late);
        Assert.Equal(1, _memory.GivenBack);

        rest.Dispose();
        _memory.Allocated += Much;
        Pass(Late);
        Assert.Equal(1, _memory.GivenBack);
    }

    [Fact]
    public void Nor_while_anything_else_is_being_done()
    {
        for (var step = 0; step < 100; step++)
        {
            _memory.Allocated += Much / 8;
            Pass(Step);
        }

        IsGivenBackOnlyNow();
    }

    [Fact]
    public void Sessions_that_have_left_memory_are_given_back_soon()
    {
        _return.Left(1_000);
        _return.Left(1_000);

        Pass(Soon);

        Assert.Equal(1, _memory.GivenBack);
        Pass(Late);
        Assert.Equal(1, _memory.GivenBack);
    }

    [Fact]
    public void Those_that_leave_meanwhile_are_given_back_soon_after()
    {
        _memory.WhileGivenBack = () =>
        {
            _memory.WhileGivenBack = null;
            _return.Left(2_000);
        };
        _return.Left(2_000);

        Pass(Soon);

        Assert.Equal(2, _memory.GivenBack);
    }

    [Fact]
    public void With_very_many_sessions_in_memory_it_waits_until_they_have_left()
    {
        _memory.Allocated += Much;
        _sessions = 5_001;
        Pass(Late);
        Assert.Equal(0, _memory.GivenBack);

        _sessions = 0;
        _return.Left(5_001);
        Pass(Soon);

        Assert.Equal(1, _memory.GivenBack);
    }

    [Fact]
    public void A_daemon_that_nobody_uses_hardly_wakes_for_it()
    {
        Pass(Late);
        _memory.Looks = 0;

        Pass(Late);

        Assert.InRange(_memory.Looks, 1, 7);
    }

    // Step by step: a timer that is set anew while time is advanced begins where the time is then.
    private void Pass(TimeSpan duration)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += Step)
            _time.Advance(Step);
    }

    private void IsGivenBackOnlyNow()
    {
        Assert.Equal(0, _memory.GivenBack);
        Pass(Soon);
        Assert.Equal(1, _memory.GivenBack);
    }

    private sealed class FakeMemory : IProcessMemory
    {
        private long _allocated;

        public int Looks { get; set; }

        public int GivenBack { get; private set; }

        public Action? WhileGivenBack { get; set; }

        public long Allocated
        {
            get
            {
                Looks++;
                return _allocated;
            }
            set => _allocated = value;
        }

        public TimeSpan GiveBack()
        {
            GivenBack++;
            WhileGivenBack?.Invoke();
            return TimeSpan.Zero;
        }
    }
}
