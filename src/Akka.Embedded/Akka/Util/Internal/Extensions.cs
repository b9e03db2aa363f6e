namespace Akka.Util.Internal;

/// <summary>Small things that Akka's own code and its tests are written with.</summary>
public static class Extensions
{
    /// <summary>The object as a type that it must be of.</summary>
    public static T AsInstanceOf<T>(this object self) => (T)self;

    /// <summary>The first item.</summary>
    public static T Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>The items after the first few.</summary>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>The last items.</summary>
    public static IEnumerable<T> TakeRight<T>(this IEnumerable<T> self, int n) => self.TakeLast(n);

    /// <summary>The items and one more, which may be all there is.</summary>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, T item) =>
        enumerable is null ? [item] : enumerable.Append(item);

    /// <summary>Runs an action with each item.</summary>
    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source)
            action(item);
    }

    /// <summary>The items with something between.</summary>
    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    /// <summary>The text in double quotes.</summary>
    public static string BetweenDoubleQuotes(this string self) => $"\"{self}\"";

    /// <summary>The longer time.</summary>
    public static TimeSpan Max(this TimeSpan @this, TimeSpan other) => @this > other ? @this : other;

    /// <summary>The shorter time.</summary>
    public static TimeSpan Min(this TimeSpan @this, TimeSpan other) => @this < other ? @this : other;

    /// <summary>The value of a key, or another if there is none.</summary>
    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue elseValue) =>
        hash.TryGetValue(key, out var value) ? value : elseValue;

    /// <summary>Sets the value of a key.</summary>
    public static void AddOrSet<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value) =>
        hash[key] = value;

    /// <summary>Adds a key with a value, and hands the dictionary back.</summary>
    public static IDictionary<TKey, TValue> AddAndReturn<TKey, TValue>(
        this IDictionary<TKey, TValue> hash, TKey key, TValue value)
    {
        hash.Add(key, value);
        return hash;
    }
}
