namespace Akka.Util;

/// <summary>A reference that many threads change.</summary>
public class AtomicReference<T> where T : class
{
    /// <summary>The reference.</summary>
    protected T atomicValue;

    /// <summary>Makes the reference.</summary>
    public AtomicReference(T originalValue) => atomicValue = originalValue;

    /// <summary>Makes a reference to nothing.</summary>
    public AtomicReference() { }

    /// <summary>The reference.</summary>
    public T Value
    {
        get => Volatile.Read(ref atomicValue);
        set => Volatile.Write(ref atomicValue, value);
    }

    /// <summary>Changes the reference if it is what is expected; says whether it was.</summary>
    public bool CompareAndSet(T expected, T newValue) =>
        ReferenceEquals(Interlocked.CompareExchange(ref atomicValue, newValue, expected), expected);

    /// <summary>Changes the reference; hands back what it was.</summary>
    public T GetAndSet(T newValue) => Interlocked.Exchange(ref atomicValue, newValue);

    /// <summary>The reference.</summary>
    public static implicit operator T(AtomicReference<T> atomicReference) => atomicReference.Value;
}
