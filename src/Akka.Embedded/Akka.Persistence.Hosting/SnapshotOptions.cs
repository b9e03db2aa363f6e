using System.Text;
using Akka.Configuration;
using Akka.Hosting;

namespace Akka.Persistence.Hosting;

/// <summary>The settings of a snapshot plug-in, as an object.</summary>
public abstract class SnapshotOptions
{
    /// <summary>Settings of a snapshot store that is the default one, or is not.</summary>
    protected SnapshotOptions(bool isDefault) => IsDefaultPlugin = isDefault;

    /// <summary>Whether persistent actors that name no snapshot store use this one.</summary>
    public bool IsDefaultPlugin { get; set; }

    /// <summary>The name of the snapshot store, the last part of its path.</summary>
    public abstract string Identifier { get; set; }

    /// <summary>Whether the snapshot store makes its store where that is missing.</summary>
    public bool AutoInitialize { get; set; }

    /// <summary>The name of the serializer of snapshots.</summary>
    public string? Serializer { get; set; }

    /// <summary>The plug-in's own defaults, at the place of the snapshot store.</summary>
    public Config DefaultConfig => InternalDefaultConfig.MoveTo(PluginId);

    /// <summary>The path of the snapshot store in the configuration.</summary>
    public string PluginId => $"akka.persistence.snapshot-store.{Identifier}";

    /// <summary>The plug-in's own defaults.</summary>
    protected abstract Config InternalDefaultConfig { get; }

    /// <summary>The settings as a configuration.</summary>
    public Config ToConfig() => ToString();

    /// <summary>The settings as HOCON.</summary>
    public sealed override string ToString() => Build(new StringBuilder()).ToString();

    /// <summary>Wraps what a derived class has written into the snapshot store's settings.</summary>
    protected virtual StringBuilder Build(StringBuilder sb)
    {
        ArgumentNullException.ThrowIfNull(sb);
        PluginIdentifier.Check(GetType(), Identifier);
        sb.Insert(0, $"{PluginId} {{{Environment.NewLine}")
            .AppendLine($"auto-initialize = {AutoInitialize.ToHocon()}")
            .AppendLine($"serializer = {Serializer.ToHocon()}")
            .AppendLine("}");
        return IsDefaultPlugin ? sb.AppendLine($"akka.persistence.snapshot-store.plugin = {PluginId}") : sb;
    }
}
