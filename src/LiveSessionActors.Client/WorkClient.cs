using System.Net;
using System.Text.Json;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>
/// The work of a workspace: its sessions' pending events, handed out under leases. Every method throws
/// <see cref="DaemonException"/> when the daemon refuses or is not reached.
/// </summary>
public sealed class WorkClient
{
    private readonly BridgeHttp _http;
    private readonly string? _workspace;

    internal WorkClient(BridgeHttp http, string? workspace) => (_http, _workspace) = (http, workspace);

    /// <summary>Takes the next piece of work; null when none came while it waited.</summary>
    /// <param name="request">Which work, and for how long; null for the daemon's defaults.</param>
    /// <param name="cancellation">Stops the wait; work that was on its way comes back when its lease ends.</param>
    public async Task<LeasedWork?> NextAsync(WorkRequest? request = null, CancellationToken cancellation = default)
    {
        var body = (request ?? new WorkRequest()).ToJson();
        using var answer = await PostAsync("next", body, cancellation).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.NoContent)
            return null;

        var work = await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
        return new LeasedWork(LeaseOf(work.GetProperty("lease")), work.GetProperty("event"));
    }

    /// <summary>Lets a lease last so long from now.</summary>
    /// <param name="lease">The lease's id.</param>
    /// <param name="duration">How long; null for the daemon's default.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    /// <exception cref="DaemonException"><c>lease_gone</c>: the work is another's, or over.</exception>
    public async Task<WorkLease> RenewAsync(
        string lease, TimeSpan? duration = null, CancellationToken cancellation = default)
    {
        var body = new WorkRequest(Lease: duration).ToJson();
        using var answer = await PostAsync($"{Uri.EscapeDataString(lease)}/renew", body, cancellation)
            .ConfigureAwait(false);
        return LeaseOf(await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false));
    }

    /// <summary>Appends the event that ends the work.</summary>
    /// <param name="lease">The lease's id.</param>
    /// <param name="eventJson">The event, a JSON object in UTF-8; it needs no <c>id</c>.</param>
    /// <param name="conditions">
    /// What it is to depend on; repeated under a key it is answered as the first time, although the lease has ended.
    /// </param>
    /// <param name="cancellation">Stops the wait for an answer; what the daemon has begun it finishes.</param>
    /// <exception cref="DaemonException">
    /// <c>lease_gone</c>: the work is another's, or over; <c>not_an_answer</c>: the event does not end it. Nothing was
    /// written.
    /// </exception>
    public async Task<AppendedEvent> ReplyAsync(
        string lease,
        ReadOnlyMemory<byte> eventJson,
        AppendConditions? conditions = null,
        CancellationToken cancellation = default)
    {
        using var answer = await PostAsync(
            $"{Uri.EscapeDataString(lease)}/reply", eventJson, cancellation, conditions).ConfigureAwait(false);
        return await AppendedEvent.ReadAsync(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives work back at once.</summary>
    /// <param name="lease">The lease's id.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    public async Task ReleaseAsync(string lease, CancellationToken cancellation = default) =>
        (await PostAsync($"{Uri.EscapeDataString(lease)}/release", null, cancellation).ConfigureAwait(false)).Dispose();

    /// <summary>Puts a session's dead-lettered work, if there is any, back among what is handed out.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellation">Stops the wait for an answer.</param>
    public async Task ReviveAsync(string session, CancellationToken cancellation = default) =>
        (await PostAsync($"{Uri.EscapeDataString(session)}/revive", null, cancellation)
            .ConfigureAwait(false)).Dispose();

    /// <summary>All work, as <c>{"waiting":[…],"leased":[…],"deadLettered":[…]}</c>.</summary>
    public Task<JsonElement> ListAsync(CancellationToken cancellation = default) => GetAsync(Target(""), cancellation);

    /// <summary>
    /// The work that ran out of its lease too often and is handed to nobody, each piece as
    /// <c>{"session","seq","type","attempts"}</c>. The daemon looks at no session for it.
    /// </summary>
    public async Task<IReadOnlyList<JsonElement>> ListDeadLetteredAsync(CancellationToken cancellation = default)
    {
        var target = Target("");
        var work = await GetAsync(target + (target.Contains('?') ? '&' : '?') + "only=deadLettered", cancellation)
            .ConfigureAwait(false);
        return [.. work.GetProperty("deadLettered").EnumerateArray()];
    }

    private async Task<JsonElement> GetAsync(string target, CancellationToken cancellation)
    {
        using var answer = await _http.SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false);
        return await BridgeHttp.ReadElementAsync(answer, cancellation).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> PostAsync(
        string path,
        ReadOnlyMemory<byte>? body,
        CancellationToken cancellation,
        AppendConditions? conditions = null) =>
        _http.SendAsync(HttpMethod.Post, Target("/" + path), cancellation, body, conditions);

    private string Target(string path) => _workspace is null
        ? $"/v1/work{path}"
        : $"/v1/work{path}?workspace={Uri.EscapeDataString(_workspace)}";

    private static WorkLease LeaseOf(JsonElement lease) => new(
        lease.GetProperty("id").GetString()!,
        lease.GetProperty("session").GetString()!,
        lease.GetProperty("seq").GetRawText(),
        lease.GetProperty("expiresAt").GetDateTimeOffset(),
        lease.GetProperty("attempt").GetInt32());
}
