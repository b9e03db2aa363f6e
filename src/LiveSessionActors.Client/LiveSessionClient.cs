using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Watching;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>
/// Drives a daemon over its pipe: a method for each route. Safe for use by many threads at once. Every method throws
/// <see cref="DaemonException"/> when the daemon refuses or is not reached.
/// </summary>
public sealed class LiveSessionClient : IDisposable
{
    private readonly BridgeAddress _address;
    private readonly BridgeHttp _http;
    private readonly string? _workspace;

    /// <summary>A client for the daemon at <paramref name="address"/>; nothing is sent yet.</summary>
    /// <param name="address">Where the daemon listens; see <see cref="BridgeAddress.Resolve"/>.</param>
    /// <param name="workspace">The absolute path of the sessions' workspace; null for the daemon's own.</param>
    /// <param name="starter">Starts a daemon when none answers; null to fail instead.</param>
    public LiveSessionClient(BridgeAddress address, string? workspace = null, DaemonStarter? starter = null) =>
        (_address, _http, _workspace) = (address, new BridgeHttp(address, starter), workspace);

    /// <summary>The work that waits for agents in the workspace.</summary>
    public WorkClient Work => new(_http, _workspace);

    /// <summary>Who answers.</summary>
    public async Task<DaemonHello> HelloAsync(CancellationToken cancellation = default)
    {
        using var answer = await _http.SendAsync(HttpMethod.Get, "/v1/hello", cancellation).ConfigureAwait(false);
        return HelloJson.Read(await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false));
    }

    /// <summary>What the daemon has open, and what is wrong; also when something is wrong.</summary>
    public Task<DaemonHealth> HealthAsync(CancellationToken cancellation = default) =>
        _http.GetAsync("/v1/health", WireJson.Default.DaemonHealth, cancellation, HttpStatusCode.ServiceUnavailable);

    /// <summary>Appends an event that names its session by its <c>id</c>.</summary>
    /// <param name="eventJson">The event, a JSON object in UTF-8.</param>
    /// <param name="conditions">What the append is to depend on.</param>
    /// <param name="cancellation">Stops the wait for an answer; what the daemon has begun it finishes.</param>
    public Task<AppendedEvent> AppendAsync(
        ReadOnlyMemory<byte> eventJson,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        PostEventAsync("/v1/events", eventJson, conditions, cancellation);

    /// <summary>Appends an event to a session, unless it names another by an <c>id</c> of its own.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="eventJson">The event, a JSON object in UTF-8.</param>
    /// <param name="conditions">What the append is to depend on.</param>
    /// <param name="cancellation">Stops the wait for an answer; what the daemon has begun it finishes.</param>
    public Task<AppendedEvent> AppendAsync(
        string session,
        ReadOnlyMemory<byte> eventJson,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default) =>
        PostEventAsync(SessionPath(session) + "/events", eventJson, conditions, cancellation);

    /// <summary>A session's snapshot; null when it is completed or discarded and those were not asked for.</summary>
    public async Task<JsonElement?> GetSessionAsync(
        string session, bool includeCompleted = false, CancellationToken cancellation = default)
    {
        var target = Target(SessionPath(session), includeCompleted);
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        var snapshot = await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
        return snapshot.ValueKind == JsonValueKind.Null ? null : snapshot;
    }

    /// <summary>A session as it stands, be it over or not, with the number that its next append may expect.</summary>
    public async Task<CurrentSession> GetCurrentSessionAsync(string session, CancellationToken cancellation = default)
    {
        var target = Target(SessionPath(session), includeCompleted: true);
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        return new CurrentSession(
            await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false), SequenceTag.Of(answer));
    }

    /// <summary>A session's snapshot as it stood after one of its entries, be it over or not.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="seq">The entry's sequence number as the journal writes it.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    /// <exception cref="DaemonException">
    /// <c>entry_not_found</c>: no entry has this number. <c>session_not_found</c>: the session has no journal.
    /// </exception>
    public async Task<JsonElement> GetSessionAtAsync(
        string session, string seq, CancellationToken cancellation = default)
    {
        var target = Target(SessionPath(session), at: seq);
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        return await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The lines of a session's journal as they are, blank and unreadable ones included, up to where it ends now. They
    /// come as they are read: a long journal is never in memory whole.
    /// </summary>
    /// <param name="session">The session's id.</param>
    /// <param name="from">
    /// Begins with the first entry that has this sequence number or a higher one; null for the first line.
    /// </param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DaemonException"><c>session_not_found</c>: the session has no journal.</exception>
    public async IAsyncEnumerable<string> GetJournalAsync(
        string session, string? from = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var body = await OpenJournalAsync(session, from, cancellation).ConfigureAwait(false);
        await foreach (var line in body.LinesAsync(cancellation).ConfigureAwait(false))
            yield return line;
    }

    /// <summary>Writes a session's journal to a stream, byte for byte; the rest is as above.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="destination">Where it is written.</param>
    /// <param name="from">As above.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DaemonException"><c>session_not_found</c>: the session has no journal.</exception>
    public async Task CopyJournalAsync(
        string session, Stream destination, string? from = null, CancellationToken cancellation = default)
    {
        await using var body = await OpenJournalAsync(session, from, cancellation).ConfigureAwait(false);
        await body.CopyToAsync(destination, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// How many journals could not be read for one of the answers that came until now: the sessions are missing there.
    /// </summary>
    public int Warnings => _http.Warnings;

    /// <summary>Whether a session has a journal.</summary>
    /// <exception cref="DaemonException">It has something that cannot be read, and why.</exception>
    public async Task<bool> HasJournalAsync(string session, CancellationToken cancellation = default)
    {
        using var answer = await _http.HeadAsync(Target(SessionPath(session)), cancellation).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>
    /// Where in the workspace the journal of an archived session is; null of a session that is not archived, or not
    /// there.
    /// </summary>
    public async Task<string?> FindArchivedAsync(string session, CancellationToken cancellation = default)
    {
        using var answer = await _http.HeadAsync(Target(SessionPath(session)), cancellation).ConfigureAwait(false);
        return answer.Headers.TryGetValues("Live-Session-Archive", out var paths) ? paths.First() : null;
    }

    /// <summary>
    /// Moves the journals of sessions that are over into the workspace's archive, where they are read as before and not
    /// listed.
    /// </summary>
    /// <param name="request">Which ones; null for all that are over.</param>
    /// <param name="cancellation">Stops the wait for an answer; what the daemon has begun it finishes.</param>
    /// <exception cref="DaemonException">
    /// <c>not_archived</c>: the single session that was asked for stays, and why. <c>session_not_found</c>: it has no
    /// journal.
    /// </exception>
    public async Task<ArchivedSessions> ArchiveAsync(
        ArchiveRequest? request = null, CancellationToken cancellation = default)
    {
        var body = (request ?? new ArchiveRequest()).ToJson();
        using var answer = await _http.SendAsync(HttpMethod.Post, Target("/v1/archive"), cancellation, body)
            .ConfigureAwait(false);
        return ArchivedSessions.Read(await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false));
    }

    /// <summary>
    /// Copies the journals of the legacy directory to where sessions are written. May be called at any time, and again:
    /// nothing is written over, and the legacy journals stay as they are.
    /// </summary>
    /// <param name="session">Only this session's; null for all.</param>
    /// <param name="progress">Hears now and then how far it is.</param>
    /// <param name="cancellation">Stops the wait for an answer; the daemon goes on.</param>
    /// <exception cref="DaemonException"><c>session_not_found</c>: the single session has no journal.</exception>
    public async Task<MigratedJournals> MigrateAsync(
        string? session = null, IProgress<MigrationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["session"] = session }.ToJsonString());
        using var answer = await _http.OpenEventsAsync(Target("/v1/migrate"), body, cancellation).ConfigureAwait(false);
        var events = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        return await MigrationReading.ReadAsync(events, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>The snapshots of the workspace's sessions, by id.</summary>
    /// <param name="includeCompleted">Those that are completed or discarded as well.</param>
    /// <param name="fields">Only these fields of each snapshot; all of them when there are none.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    public async Task<IReadOnlyList<JsonElement>> ListSessionsAsync(
        bool includeCompleted = false,
        IReadOnlyCollection<string>? fields = null,
        CancellationToken cancellation = default)
    {
        var target = Target("/v1/sessions", includeCompleted, fields);
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        var snapshots = await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
        return [.. snapshots.EnumerateArray()];
    }

    /// <summary>A sentence for each journal of the workspace that lists cannot take into account.</summary>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    public async Task<IReadOnlyList<string>> ListWarningsAsync(CancellationToken cancellation = default)
    {
        var target = Target("/v1/sessions", includeCompleted: true, ["id"]);
        target += (target.Contains('?') ? '&' : '?') + "warnings=true";
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        var listed = await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
        // A daemon that tells of none gives the sessions alone.
        return listed.ValueKind == JsonValueKind.Object
            ? [.. listed.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)]
            : [];
    }

    /// <summary>
    /// What changes, each change once and in order, until it is cancelled. It goes on behind what it has told when the
    /// connection breaks, also when another daemon takes over; a daemon that was stopped is waited for, not started
    /// again. Reading slowly costs nothing but that what happened meanwhile is told later.
    /// </summary>
    /// <param name="request">What is watched, and from where on; null for all sessions, from now on.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public async IAsyncEnumerable<SessionWatchEvent> WatchAsync(
        WatchRequest? request = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var wanted = request ?? new WatchRequest();
        var target = Target("/v1/watch", session: wanted.Session, from: wanted.FromStart ? "start" : null);
        await HelloAsync(cancellation).ConfigureAwait(false);
        var events = SessionWatch.EventsAsync(_address, target, wanted.After, cancellation);
        await foreach (var told in events.ConfigureAwait(false))
            yield return told;
    }

    /// <summary>From which level on the daemon logs, and where.</summary>
    public Task<DaemonLog> GetLogAsync(CancellationToken cancellation = default) =>
        _http.GetAsync("/v1/log", WireJson.Default.DaemonLog, cancellation);

    /// <summary>Has the daemon log from another level on until it ends.</summary>
    /// <param name="level">Trace, debug, information, warning, error or none, in small letters.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    public async Task<DaemonLog> SetLogLevelAsync(string level, CancellationToken cancellation = default)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"level\":\"{JsonEncodedText.Encode(level)}\"}}");
        (await _http.SendAsync(HttpMethod.Put, "/v1/log", cancellation, body).ConfigureAwait(false)).Dispose();
        return await GetLogAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks the daemon to finish what it does and end.</summary>
    public async Task StopAsync(CancellationToken cancellation = default) =>
        (await _http.SendAsync(HttpMethod.Post, "/v1/stop", cancellation).ConfigureAwait(false)).Dispose();

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<AppendedEvent> PostEventAsync(
        string path, ReadOnlyMemory<byte> eventJson, AppendConditions? conditions, CancellationToken cancellation)
    {
        using var answer = await _http
            .SendAsync(HttpMethod.Post, Target(path), cancellation, eventJson, conditions).ConfigureAwait(false);
        return await AppendedEvent.ReadAsync(answer, cancellation).ConfigureAwait(false);
    }

    private Task<AnswerBody> OpenJournalAsync(string session, string? from, CancellationToken cancellation) =>
        _http.OpenBodyAsync(Target(SessionPath(session) + "/journal", from: from), cancellation);

    private static string SessionPath(string session) => $"/v1/sessions/{Uri.EscapeDataString(session)}";

    private string Target(
        string path,
        bool includeCompleted = false,
        IReadOnlyCollection<string>? fields = null,
        string? session = null,
        string? at = null,
        string? from = null)
    {
        var query = new StringBuilder();
        var mark = '?';
        Add("workspace", _workspace);
        Add("includeCompleted", includeCompleted ? "true" : null);
        Add("at", at);
        Add("fields", fields is { Count: > 0 } ? string.Join(',', fields) : null);
        Add("session", session);
        Add("from", from);
        return query.Insert(0, path).ToString();

        void Add(string name, string? value)
        {
            if (value is null)
                return;

            query.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }
    }
}
