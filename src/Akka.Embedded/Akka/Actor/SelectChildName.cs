namespace Akka.Actor;

/// <summary>The step to the child of a name.</summary>
public class SelectChildName : SelectionPathElement
{
    /// <summary>Makes the step.</summary>
    public SelectChildName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public override bool Equals(object obj) => obj?.GetType() == GetType() && Equals((SelectChildName)obj);

    /// <inheritdoc />
    public override int GetHashCode() => Name?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Says whether two steps are the same.</summary>
    protected bool Equals(SelectChildName other) => Name == other.Name;
}
