using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Hosting;

/// <summary>Moves configurations.</summary>
public static class Util
{
    /// <summary>The configuration as the part below the path of another one.</summary>
    public static Config MoveTo(this Config config, string path) => HoconPath.Split(path).Reverse()
        .Aggregate(config, static (inner, key) => inner.Root.AtKey(key));
}
