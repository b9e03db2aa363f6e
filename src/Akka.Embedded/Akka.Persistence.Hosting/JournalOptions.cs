using System.Text;
using Akka.Configuration;
using Akka.Hosting;

namespace Akka.Persistence.Hosting;

/// <summary>The settings of a journal plug-in, as an object.</summary>
public abstract class JournalOptions
{
    /// <summary>Settings of a journal that is the default one, or is not.</summary>
    protected JournalOptions(bool isDefault) => IsDefaultPlugin = isDefault;

    /// <summary>Whether persistent actors that name no journal use this one.</summary>
    public bool IsDefaultPlugin { get; set; }

    /// <summary>The name of the journal, the last part of its path.</summary>
    public abstract string Identifier { get; set; }

    /// <summary>Whether the journal makes its store where that is missing.</summary>
    public bool AutoInitialize { get; set; }

    /// <summary>The name of the serializer of events.</summary>
    public string? Serializer { get; set; }

    /// <summary>The plug-in's own defaults, at the place of the journal.</summary>
    public Config DefaultConfig => InternalDefaultConfig.MoveTo(PluginId);

    /// <summary>The path of the journal in the configuration.</summary>
    public string PluginId => $"akka.persistence.journal.{Identifier}";

    /// <summary>The plug-in's own defaults.</summary>
    protected abstract Config InternalDefaultConfig { get; }

    /// <summary>The settings as a configuration.</summary>
    public Config ToConfig() => ToString();

    /// <summary>The settings as HOCON.</summary>
    public sealed override string ToString() => Build(new StringBuilder()).ToString();

    /// <summary>Wraps what a derived class has written into the journal's settings.</summary>
    protected virtual StringBuilder Build(StringBuilder sb)
    {
        ArgumentNullException.ThrowIfNull(sb);
        PluginIdentifier.Check(GetType(), Identifier);
        sb.Insert(0, $"{PluginId} {{{Environment.NewLine}")
            .AppendLine($"auto-initialize = {AutoInitialize.ToHocon()}")
            .AppendLine($"serializer = {Serializer.ToHocon()}")
            .AppendLine("}");
        return IsDefaultPlugin ? sb.AppendLine($"akka.persistence.journal.plugin = {PluginId}") : sb;
    }
}
