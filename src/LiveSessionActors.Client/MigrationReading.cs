using System.Net.ServerSentEvents;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>Reads the server-sent events of a migration to the last one.</summary>
internal static class MigrationReading
{
    /// <summary>What became of the journals.</summary>
    /// <exception cref="DaemonException">The daemon gave up, or its answer broke off.</exception>
    public static async Task<MigratedJournals> ReadAsync(
        Stream body, IProgress<MigrationProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var events = SseParser.Create(body, Read).EnumerateAsync(cancellation);
            await foreach (var told in events.ConfigureAwait(false))
            {
                if (told.Data is MigratedJournals all)
                    return all;
                if (told.Data is MigrationProgress part)
                    progress?.Report(part);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw BrokenOff(failure);
        }

        throw BrokenOff(null);
    }

    private static object? Read(string type, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var json = JsonElement.ParseValue(ref reader);
        return type switch
        {
            "progress" => new MigrationProgress(
                json.GetProperty("done").GetInt32(), json.GetProperty("total").GetInt32()),
            "done" => MigratedJournals.Read(json),
            "ended" => throw new DaemonException(
                json.GetProperty("code").GetString()!,
                json.GetProperty("detail").GetString()!,
                json.TryGetProperty("hint", out var hint) ? hint.GetString() : null),
            _ => null,
        };
    }

    private static DaemonException BrokenOff(Exception? failure) => new(
        DaemonException.Unreachable,
        "The daemon's answer broke off.",
        "Ask again: what was copied stays, and nothing is copied twice.",
        failure);
}
