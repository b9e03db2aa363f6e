namespace Akka.Hosting;

/// <summary>How much of something is wanted.</summary>
public enum TriStateValue
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything.</summary>
    All,

    /// <summary>Some of it.</summary>
    Some,
}
