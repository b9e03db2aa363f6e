namespace Akka.TestKit;

/// <summary>What can be expected of the log events that a filter chooses; none of them is logged meanwhile.</summary>
public interface IEventFilterApplier
{
    /// <summary>More filters: an event that any of them chooses counts.</summary>
    EventFilterFactory And { get; }

    /// <summary>The action has to lead to exactly one event.</summary>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    T ExpectOne<T>(TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)" />
    Task<T> ExpectOneAsync<T>(TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>The action has to lead to exactly so many events.</summary>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    T Expect<T>(int expectedCount, TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    Task ExpectAsync(
        int expectedCount,
        Func<Task> actionAsync,
        TimeSpan? timeout,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    Task ExpectAsync(
        int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    Task<T> ExpectAsync<T>(
        int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, Action, CancellationToken)" />
    Task<T> ExpectAsync<T>(
        int expectedCount, TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>The events are not logged until the result is disposed of.</summary>
    IUnmutableFilter Mute();

    /// <summary>The events are not logged while the action runs.</summary>
    void Mute(Action action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)" />
    T Mute<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)" />
    Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)" />
    Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);
}
