using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The next message, which has to equal one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAnyOfAsync(messages, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgAnyOf" />
    public async ValueTask<T> ExpectMsgAnyOfAsync<T>(
        IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var expected = messages.ToList();
        var max = RemainingOrDefault;
        var received = await ReceiveOneAsync(max, cancellationToken);
        _assertions.AssertTrue(
            received is not null,
            "Timeout {0} during waiting for ExpectMsgAnyOf waiting for ({1})",
            max,
            string.Join(",", expected));
        _assertions.AssertTrue(
            received is T typed && expected.Contains(typed), "ExpectMsgAnyOf found unexpected {0}", received);
        return (T)received;
    }

    /// <summary>The next messages, which have to equal these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAllOfAsync(messages, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        ExpectMsgAllOf(max, messages, default(CancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAllOfAsync(max, messages, cancellationToken).Block();

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOfAsync(RemainingOrDefault, messages, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])" />
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        max.EnsureFinite(nameof(max));
        return AllOfAsync(Dilated(max), messages, cancellationToken);
    }

    private async IAsyncEnumerable<T> AllOfAsync<T>(
        TimeSpan max,
        IReadOnlyCollection<T> messages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var missing = messages.ToList();
        var unexpected = new List<object>();
        await foreach (var received in NextMessagesAsync(messages.Count, max, cancellationToken))
        {
            if (received is T typed)
            {
                if (!missing.Remove(typed))
                {
                    unexpected.Add(received);
                }

                yield return typed;
            }
            else
            {
                unexpected.Add(received);
            }
        }

        FailUnlessNone(missing, unexpected);
    }

    private void FailUnlessNone<T>(List<T> missing, List<object> unexpected)
    {
        if (missing.Count + unexpected.Count > 0)
        {
            _assertions.Fail(
                "{0}{1}", Listed("not found", missing), Listed("found unexpected", unexpected));
        }
    }

    private static string Listed<T>(string what, List<T> messages) =>
        messages.Count == 0 ? string.Empty : $"{what} [{string.Join(", ", messages)}] ";
}
