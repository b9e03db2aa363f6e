using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LiveSessionActors.Client.Starting;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client;

/// <summary>HTTP over the bridge: sends requests, and turns refusals into exceptions.</summary>
internal sealed class BridgeHttp : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _client;

    public BridgeHttp(BridgeAddress address, DaemonStarter? starter = null)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, cancellation) => OpenAsync(address, starter, cancellation),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        };
        // The host part names nothing: every connection goes to the address.
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://live-sessions"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _client.Dispose();

    public async Task<T> GetAsync<T>(
        string target,
        JsonTypeInfo<T> type,
        CancellationToken cancellation,
        HttpStatusCode accepted = HttpStatusCode.OK)
    {
        using var answer = await SendAsync(HttpMethod.Get, target, cancellation, accepted: accepted)
            .ConfigureAwait(false);
        return await ReadAsync(answer, type, cancellation).ConfigureAwait(false);
    }

    /// <summary>The most journals that could not be read for one of the answers.</summary>
    public int Warnings { get; private set; }

    /// <summary>
    /// The answer to a question of yes (200) or no (404). Why it is refused is not in it, but in the answer to GET.
    /// </summary>
    public async Task<HttpResponseMessage> HeadAsync(string target, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Head, target, null, null);
        var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation)
            .ConfigureAwait(false);
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound && !IsProblem(answer))
            return answer;

        using (answer)
            (await SendAsync(HttpMethod.Get, target, cancellation).ConfigureAwait(false)).Dispose();
        // What was in the way has passed.
        return await SendAsync(HttpMethod.Head, target, cancellation, accepted: HttpStatusCode.NotFound)
            .ConfigureAwait(false);
    }

    /// <summary>The answer, when its status is a success or <paramref name="accepted"/>.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string target,
        CancellationToken cancellation,
        ReadOnlyMemory<byte>? body = null,
        AppendConditions? conditions = null,
        HttpStatusCode accepted = HttpStatusCode.OK)
    {
        using var request = Request(method, target, body, conditions);
        var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation)
            .ConfigureAwait(false);
        if (answer.IsSuccessStatusCode || answer.StatusCode == accepted)
            return answer;

        using (answer)
            throw await ReadProblemAsync(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>The answer's body, to be read while it comes.</summary>
    public async Task<AnswerBody> OpenBodyAsync(string target, CancellationToken cancellation)
    {
        var answer = await OpenAsync(target, null, cancellation).ConfigureAwait(false);
        return await AnswerBody.OpenAsync(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>An answer whose content comes bit by bit.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string target, string? lastEventId, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, target, null, null);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
            throw await ReadProblemAsync(answer, cancellation).ConfigureAwait(false);
    }

    public static async Task<JsonElement> ReadElementAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var document = await JsonDocument
                .ParseAsync(body, WireJson.SnapshotOptions, cancellation).ConfigureAwait(false);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw DaemonException.NoDaemon(failure);
        }
    }

    private static async ValueTask<Stream> OpenAsync(
        BridgeAddress address, DaemonStarter? starter, CancellationToken cancellation)
    {
        try
        {
            return await BridgeConnection.OpenAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (DaemonException failure) when (starter is not null && failure.Code == DaemonException.Unreachable)
        {
            await starter.EnsureAsync(cancellation).ConfigureAwait(false);
            return await BridgeConnection.OpenAsync(address, cancellation).ConfigureAwait(false);
        }
    }

    private static HttpRequestMessage Request(
        HttpMethod method, string target, ReadOnlyMemory<byte>? body, AppendConditions? conditions)
    {
        var request = new HttpRequestMessage(method, target);
        if (body is { } content)
            request.Content = new ReadOnlyMemoryContent(content) { Headers = { ContentType = Json } };
        if (conditions?.IdempotencyKey is { } key)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (conditions?.ExpectedSeq is { } seq)
            request.Headers.TryAddWithoutValidation(
                "If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{seq}\""));
        if (conditions is { MustExist: true })
            request.Headers.TryAddWithoutValidation("Live-Session-Expect", "exists");
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellation)
    {
        try
        {
            var answer = await _client.SendAsync(request, completion, cancellation).ConfigureAwait(false);
            if (answer.Headers.TryGetValues("Live-Session-Warnings", out var counts)
                && int.TryParse(counts.First(), CultureInfo.InvariantCulture, out var count))
                Warnings = Math.Max(Warnings, count);
            return answer;
        }
        catch (HttpRequestException failure) when (failure.InnerException is DaemonException refusal)
        {
            throw refusal;
        }
        catch (HttpRequestException failure)
        {
            throw new DaemonException(
                DaemonException.Unreachable,
                $"The daemon's answer broke off: {failure.Message}",
                "Whether an event was appended is not known: read its session, or repeat it under its idempotency key.",
                failure);
        }
    }

    private static async Task<DaemonException> ReadProblemAsync(
        HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (!IsProblem(answer))
            return new DaemonException(
                DaemonException.InvalidAnswer,
                $"What answers gave status {(int)answer.StatusCode} and no reason.",
                "If that is no live-sessions daemon, name the daemon's address with --pipe or "
                + $"{BridgeAddress.Variable}.");

        var problem = await ReadAsync(answer, WireJson.Default.Problem, cancellation).ConfigureAwait(false);
        return problem is { Code: not null, Detail: not null }
            ? new DaemonException(problem.Code, problem.Detail, problem.Hint)
            : DaemonException.NoDaemon();
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellation).ConfigureAwait(false)
                ?? throw DaemonException.NoDaemon();
        }
        catch (JsonException failure)
        {
            throw DaemonException.NoDaemon(failure);
        }
    }

    private static bool IsProblem(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
}
