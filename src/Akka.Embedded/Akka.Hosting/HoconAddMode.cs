namespace Akka.Hosting;

/// <summary>How a configuration is added to the one that is there.</summary>
public enum HoconAddMode
{
    /// <summary>As its fallback.</summary>
    Append,

    /// <summary>Before it: what was there becomes the fallback.</summary>
    Prepend,

    /// <summary>Before it, as with <see cref="Prepend" />.</summary>
    Replace,
}
