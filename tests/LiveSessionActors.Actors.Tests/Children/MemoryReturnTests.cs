using LiveSessionActors.Actors.Children;

namespace LiveSessionActors.Actors.Tests.Children;

public class MemoryReturnTests
{
    private readonly MemoryReturn _memory;
    private int _collected;

    public MemoryReturnTests() => _memory = new MemoryReturn(3, () => _collected++);

    [Fact]
    public void Memory_is_given_back_once_when_many_have_left_and_no_more_do()
    {
        _memory.Left(2);
        _memory.Tick();
        _memory.Left(1);
        _memory.Tick();
        Assert.Equal(0, _collected);

        _memory.Tick();
        _memory.Tick();

        Assert.Equal(1, _collected);
    }

    [Fact]
    public void For_a_few_nothing_is_done()
    {
        _memory.Left(2);
        _memory.Tick();
        _memory.Tick();

        Assert.Equal(0, _collected);
    }
}
