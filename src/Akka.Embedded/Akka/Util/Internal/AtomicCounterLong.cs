using System.Globalization;

namespace Akka.Util.Internal;

/// <summary>A number that many threads change.</summary>
public class AtomicCounterLong : IAtomicCounter<long>
{
    private long _value;

    /// <summary>Makes the number.</summary>
    public AtomicCounterLong(long value) => _value = value;

    /// <summary>Makes a number of which the first <see cref="Next"/> is zero.</summary>
    public AtomicCounterLong() => _value = -1;

    /// <inheritdoc />
    public long Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public long Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public long GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public long IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Subtracts one; hands back the new number.</summary>
    public long DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <inheritdoc />
    public long GetAndAdd(long amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <inheritdoc />
    public long AddAndGet(long amount) => Interlocked.Add(ref _value, amount);

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <summary>Changes the number; hands back what it was.</summary>
    public long GetAndSet(long value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Changes the number if it is what is expected; says whether it was.</summary>
    public bool CompareAndSet(long expected, long newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc />
    public override string ToString() => Current.ToString(CultureInfo.InvariantCulture);
}
