using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveSessionActors.Client.Wire;

/// <summary>How the wire types are read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DaemonHealth))]
[JsonSerializable(typeof(DaemonLog))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>A journal's entry may be nested deeper than the 64 levels that are read by default.</summary>
    public static JsonDocumentOptions SnapshotOptions { get; } = new() { MaxDepth = 4096 };
}
