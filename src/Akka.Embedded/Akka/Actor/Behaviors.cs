namespace Akka.Actor;

/// <summary>The behaviour of an actor, and those it can go back to.</summary>
internal sealed class Behaviors
{
    private Stack<Receive> _below;

    public Receive Current { get; private set; }

    /// <summary>Replaces the current behaviour, except the one the actor was made with: that stays below.</summary>
    public void Become(Receive receive)
    {
        if (_below is { Count: > 0 } || Current is null)
            Current = receive;
        else
            BecomeStacked(receive);
    }

    public void BecomeStacked(Receive receive)
    {
        (_below ??= new Stack<Receive>()).Push(Current);
        Current = receive;
    }

    /// <summary>Goes back one step; the first behaviour stays.</summary>
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
