using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Compares messages as xunit compares values: sequences item by item.</summary>
internal static class MessageComparer
{
    internal static bool AreEqual<T>(T left, T right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return left switch
        {
            IEquatable<T> equatable => equatable.Equals(right),
            IComparable<T> comparable => comparable.CompareTo(right) == 0,
            IEnumerable items when right is IEnumerable others => ItemsAreEqual(items, others),
            _ => left.GetType() == right.GetType() && left.Equals(right),
        };
    }

    private static bool ItemsAreEqual(IEnumerable left, IEnumerable right)
    {
        var others = right.Cast<object>().ToList();
        var items = left.Cast<object>().ToList();
        return items.Count == others.Count && items.Zip(others).All(pair => AreEqual(pair.First, pair.Second));
    }
}
