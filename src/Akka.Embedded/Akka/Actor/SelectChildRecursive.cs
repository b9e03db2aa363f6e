namespace Akka.Actor;

/// <summary>The step to all actors below.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>The step.</summary>
    public static readonly SelectChildRecursive Instance = new();

    /// <inheritdoc />
    public override bool Equals(object obj) => obj is SelectChildRecursive;

    /// <inheritdoc />
    public override int GetHashCode() => 2;

    /// <inheritdoc />
    public override string ToString() => "**";
}
