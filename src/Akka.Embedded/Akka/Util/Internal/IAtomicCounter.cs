namespace Akka.Util.Internal;

/// <summary>A number that many threads change.</summary>
public interface IAtomicCounter<T>
{
    /// <summary>The number.</summary>
    T Current { get; }

    /// <summary>Adds one; hands back the new number.</summary>
    T Next();

    /// <summary>Adds one; hands back the old number.</summary>
    T GetAndIncrement();

    /// <summary>Adds one; hands back the new number.</summary>
    T IncrementAndGet();

    /// <summary>Adds an amount; hands back the new number.</summary>
    T AddAndGet(T amount);

    /// <summary>Adds an amount; hands back the old number.</summary>
    T GetAndAdd(T amount);

    /// <summary>Sets the number to zero.</summary>
    void Reset();
}
