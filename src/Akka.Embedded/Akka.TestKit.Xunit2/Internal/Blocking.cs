namespace Akka.TestKit.Internal;

/// <summary>The blocking forms of what a test can also await.</summary>
internal static class Blocking
{
    internal static void Block(this ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    internal static T Block<T>(this ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    internal static void Block(this Task task) => task.GetAwaiter().GetResult();

    internal static T Block<T>(this Task<T> task) => task.GetAwaiter().GetResult();

    internal static List<T> Block<T>(this IAsyncEnumerable<T> items) => items.ToListAsync().Block();
}
