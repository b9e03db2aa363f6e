using Akka.Actor;
using Akka.Configuration;

namespace Akka.Persistence;

/// <summary>What happens to a message that the internal stash has no room for.</summary>
public interface IStashOverflowStrategy;

/// <summary>The message goes to the dead letters.</summary>
public class DiscardToDeadLetterStrategy : IStashOverflowStrategy
{
    private DiscardToDeadLetterStrategy()
    {
    }

    /// <summary>The only instance.</summary>
    public static DiscardToDeadLetterStrategy Instance { get; } = new();
}

/// <summary>A <see cref="StashOverflowException" /> is thrown, which the actor's supervisor decides on.</summary>
public class ThrowOverflowExceptionStrategy : IStashOverflowStrategy
{
    private ThrowOverflowExceptionStrategy()
    {
    }

    /// <summary>The only instance.</summary>
    public static ThrowOverflowExceptionStrategy Instance { get; } = new();
}

/// <summary>The sender gets a fixed answer and the message is dropped.</summary>
/// <param name="response">The answer.</param>
public sealed class ReplyToStrategy(object response) : IStashOverflowStrategy
{
    /// <summary>The answer.</summary>
    public object Response { get; } = response;
}

/// <summary>
/// Makes the strategy that <c>internal-stash-overflow-strategy</c> names; needs a constructor without parameters.
/// </summary>
public interface IStashOverflowStrategyConfigurator
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="config">The settings of the actor system.</param>
    IStashOverflowStrategy Create(Config config);
}

/// <summary>Chooses <see cref="ThrowOverflowExceptionStrategy" />.</summary>
public sealed class ThrowExceptionConfigurator : IStashOverflowStrategyConfigurator
{
    /// <inheritdoc />
    public IStashOverflowStrategy Create(Config config) => ThrowOverflowExceptionStrategy.Instance;
}

/// <summary>Chooses <see cref="DiscardToDeadLetterStrategy" />.</summary>
public sealed class DiscardConfigurator : IStashOverflowStrategyConfigurator
{
    /// <inheritdoc />
    public IStashOverflowStrategy Create(Config config) => DiscardToDeadLetterStrategy.Instance;
}
