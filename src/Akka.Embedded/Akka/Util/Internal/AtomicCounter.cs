namespace Akka.Util.Internal;

/// <summary>A number that many threads change.</summary>
public class AtomicCounter : IAtomicCounter<int>
{
    private int _value;

    /// <summary>Makes the number.</summary>
    public AtomicCounter(int initialValue) => _value = initialValue;

    /// <summary>Makes a number of which the first <see cref="Next"/> is zero.</summary>
    public AtomicCounter() => _value = -1;

    /// <inheritdoc />
    public int Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public int Next() => Interlocked.Increment(ref _value);

    /// <summary>Subtracts one; hands back the new number.</summary>
    public int Decrement() => Interlocked.Decrement(ref _value);

    /// <inheritdoc />
    public int GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public int IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Subtracts one; hands back the old number.</summary>
    public int GetAndDecrement() => Interlocked.Decrement(ref _value) + 1;

    /// <summary>Subtracts one; hands back the new number.</summary>
    public int DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <inheritdoc />
    public int GetAndAdd(int amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <inheritdoc />
    public int AddAndGet(int amount) => Interlocked.Add(ref _value, amount);

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <summary>Changes the number; hands back what it was.</summary>
    public int GetAndSet(int value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Changes the number if it is what is expected; says whether it was.</summary>
    public bool CompareAndSet(int expected, int newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;
}
