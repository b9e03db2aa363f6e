using System.Text.Json;

namespace LiveSessionActors.Client.Wire;

/// <summary>
/// Reads a daemon's hello by hand: every command asks for it first, and a serializer takes longer to come to life than
/// all else that a command does.
/// </summary>
internal static class HelloJson
{
    /// <exception cref="DaemonException"><c>invalid_answer</c>: it is no hello.</exception>
    public static DaemonHello Read(JsonElement json)
    {
        try
        {
            var protocol = json.GetProperty("protocol");
            return new DaemonHello(
                Text(json, "name"),
                Text(json, "version"),
                json.GetProperty("pid").GetInt32(),
                new ProtocolRange(protocol.GetProperty("min").GetInt32(), protocol.GetProperty("max").GetInt32()),
                json.GetProperty("workspace").GetString(),
                Text(json, "durability"),
                json.GetProperty("uptimeMs").GetInt64());
        }
        catch (Exception failure) when (failure is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw DaemonException.NoDaemon(failure);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
