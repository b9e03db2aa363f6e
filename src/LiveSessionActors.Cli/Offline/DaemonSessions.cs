using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Offline;

/// <summary>Sessions as the daemon has them.</summary>
internal sealed class DaemonSessions(LiveSessionClient client, DaemonHello daemon, CancellationToken cancellation)
    : ISessionSource
{
    public DaemonHello? Daemon => daemon;

    public Task<IReadOnlyList<JsonElement>> ListAsync(bool all) =>
        client.ListSessionsAsync(all, cancellation: cancellation);

    public async Task<CurrentSession?> FindAsync(string session) =>
        await client.HasJournalAsync(session, cancellation)
            ? await client.GetCurrentSessionAsync(session, cancellation)
            : null;

    public Task<JsonElement> GetAtAsync(string session, string seq) =>
        client.GetSessionAtAsync(session, seq, cancellation);

    public IAsyncEnumerable<JournalLine> ReadJournalAsync(SessionId session) => ReadAsync(session, cancellation);

    public Task CopyJournalAsync(string session, Stream destination, string? from) =>
        client.CopyJournalAsync(session, destination, from, cancellation);

    public Task<string?> FindArchivedAsync(string session) => client.FindArchivedAsync(session, cancellation);

    public Task<IReadOnlyList<JsonElement>> ListDeadLetteredAsync() => client.Work.ListDeadLetteredAsync(cancellation);

    private async IAsyncEnumerable<JournalLine> ReadAsync(
        SessionId session, [EnumeratorCancellation] CancellationToken ending)
    {
        var number = 0;
        await foreach (var text in client.GetJournalAsync(session.Value, cancellation: ending))
            yield return JournalLine.Read(Encoding.UTF8.GetBytes(text), ++number, terminated: true);
    }
}
