using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next messages, each of which has to match another of these, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        ExpectMsgAllOfMatchingPredicatesAsync(predicates, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(max, predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        ExpectMsgAllOfMatchingPredicatesAsync(max, predicates, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        AllMatchingAsync(RemainingOrDefault, predicates, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])" />
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default)
    {
        max.EnsureFinite(nameof(max));
        return AllMatchingAsync(Dilated(max), predicates, cancellationToken);
    }

    private async IAsyncEnumerable<object> AllMatchingAsync(
        TimeSpan max,
        IReadOnlyCollection<PredicateInfo> predicates,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var missing = predicates.ToList();
        var unexpected = new List<object>();
        await foreach (var received in NextMessagesAsync(predicates.Count, max, cancellationToken))
        {
            if (missing.Find(predicate => predicate.Matches(received)) is { } matched)
            {
                missing.Remove(matched);
            }
            else
            {
                unexpected.Add(received);
            }

            yield return received;
        }

        FailUnlessNone(missing, unexpected);
    }
}
