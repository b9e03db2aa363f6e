namespace Akka.Actor;

/// <summary>A decider by a table.</summary>
public class DeployableDecider : IDecider, IEquatable<DeployableDecider>
{
    /// <summary>Makes the decider.</summary>
    public DeployableDecider(Directive defaultDirective, IEnumerable<KeyValuePair<Type, Directive>> pairs)
        : this(defaultDirective, [.. pairs]) { }

    /// <summary>Makes the decider.</summary>
    public DeployableDecider(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs)
    {
        DefaultDirective = defaultDirective;
        Pairs = pairs;
    }

    /// <summary>The directive for what is not in the table.</summary>
    public Directive DefaultDirective { get; }

    /// <summary>The table.</summary>
    public KeyValuePair<Type, Directive>[] Pairs { get; }

    /// <inheritdoc />
    public Directive Decide(Exception cause)
    {
        foreach (var (type, directive) in Pairs)
        {
            if (type.IsInstanceOfType(cause))
                return directive;
        }
        return DefaultDirective;
    }

    /// <inheritdoc />
    public bool Equals(DeployableDecider other) =>
        other is not null && DefaultDirective == other.DefaultDirective && Pairs.SequenceEqual(other.Pairs);

    /// <inheritdoc />
    public override bool Equals(object obj) => Equals(obj as DeployableDecider);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(DefaultDirective, Pairs.Length);
}
