namespace Akka.Actor;

/// <summary>The behaviour of an actor, and those it can go back to.</summary>
internal sealed class Behaviors
{
    private Stack<Receive> _below;

    public Receive Current { get; private set; }

    /// <summary>Replaces the behaviour; the first one stays below, to be gone back to.</summary>
    public void Become(Receive receive)
    {
        if (Current is not null && _below is not { Count: > 0 })
            BecomeStacked(receive);
        else
            Current = receive;
    }

    public void BecomeStacked(Receive receive)
    {
        (_below ??= new Stack<Receive>()).Push(Current);
        Current = receive;
    }

    /// <summary>Goes back one step, unless the behaviour is the first.</summary>
    public void UnbecomeStacked()
    {
        if (_below is { Count: > 0 })
            Current = _below.Pop();
    }

    public void Clear()
    {
        Current = null;
        _below = null;
    }
}
