using Akka.Configuration;

namespace Akka.Actor;

/// <summary>A phase of coordinated shutdown as it is configured.</summary>
internal sealed record ShutdownPhase(string Name, IReadOnlyList<string> DependsOn, TimeSpan Timeout, bool Recover)
{
    /// <summary>Reads the phases.</summary>
    public static Dictionary<string, ShutdownPhase> ReadAll(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5), allowInfinite: false);
        var phases = new Dictionary<string, ShutdownPhase>(StringComparer.Ordinal);
        foreach (var name in config.GetConfig("phases").Root.GetObject().Items.Keys)
        {
            var phase = config.GetConfig($"phases.{name}");
            phases[name] = new ShutdownPhase(
                name,
                [.. phase.GetStringList("depends-on", [])],
                phase.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                phase.GetBoolean("recover", true));
        }
        return phases;
    }

    /// <summary>Puts phases after those they depend on; throws if that cannot be.</summary>
    public static List<string> InOrder(Dictionary<string, ShutdownPhase> phases)
    {
        var ordered = new List<string>();
        var visiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in phases.Keys.Concat(phases.Values.SelectMany(static phase => phase.DependsOn)))
            Visit(name);
        return ordered;

        void Visit(string name)
        {
            if (ordered.Contains(name))
                return;
            if (!visiting.Add(name))
            {
                throw new ArgumentException(
                    "Cycle detected in graph of phases. It must be a DAG. "
                    + $"Phase [{name}] depends transitively on itself.");
            }
            if (phases.TryGetValue(name, out var phase))
            {
                foreach (var dependency in phase.DependsOn)
                    Visit(dependency);
            }
            visiting.Remove(name);
            ordered.Add(name);
        }
    }
}
