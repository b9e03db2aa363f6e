namespace Akka.Actor;

/// <summary>The step to the children whose names fit a pattern of <c>*</c> and <c>?</c>.</summary>
public class SelectChildPattern : SelectionPathElement
{
    /// <summary>Makes the step.</summary>
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    /// <summary>The pattern.</summary>
    public string PatternStr { get; }

    /// <inheritdoc />
    public override bool Equals(object obj) => obj?.GetType() == GetType() && Equals((SelectChildPattern)obj);

    /// <inheritdoc />
    public override int GetHashCode() => PatternStr?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc />
    public override string ToString() => PatternStr;

    /// <summary>Says whether two steps are the same.</summary>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;
}
