using LiveSessionActors.Client;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Documents.Tests;

/// <summary>The sample of the .NET client's page, for the compiler to read.</summary>
internal static class ClientSample
{
    public static async Task RunAsync()
    {
        var address = BridgeAddress.Resolve();
        using var client = new LiveSessionClient(
            address, workspace: "/path/of/the/project", new DaemonStarter(address, DaemonCommand.Find()));

        var appended = await client.AppendAsync("8f3a91c2", """{"type":"generate","count":3}"""u8.ToArray());
        Console.WriteLine(appended.Snapshot.GetProperty("phase"));   // generate_requested

        foreach (var session in await client.ListSessionsAsync())
            Console.WriteLine(session.GetProperty("id"));

        await foreach (var told in client.WatchAsync())
        {
            if (told is SessionWatchEvent.Appended change)
                Console.WriteLine($"{change.Id} {change.Type} {change.Phase}");
        }
    }
}
