using System.Net.ServerSentEvents;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Client.Watching;

/// <summary>One connection of a watch.</summary>
internal sealed class WatchConnection(BridgeHttp http, string target, string? cursor, CancellationToken cancellation)
    : IAsyncDisposable
{
    // The daemon says something three times as often.
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(45);

    private HttpResponseMessage? _answer;
    private SseParser<SessionWatchEvent?>? _parser;
    private IAsyncEnumerator<SseItem<SessionWatchEvent?>>? _events;

    /// <summary>What is told next; null when the connection has ended, for whatever reason that passes.</summary>
    /// <exception cref="DaemonException">The daemon refuses.</exception>
    public async ValueTask<SessionWatchEvent?> NextAsync()
    {
        try
        {
            _events ??= await OpenAsync().ConfigureAwait(false);
            while (await _events.MoveNextAsync().ConfigureAwait(false))
            {
                if (_events.Current.Data is SessionWatchEvent.Appended appended)
                    return appended with { Cursor = _parser!.LastEventId };
                if (_events.Current.Data is { } told)
                    return told;
            }

            return null;
        }
        catch (DaemonException failure) when (IsPassing(failure.Code))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or TimeoutException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
        _answer?.Dispose();
    }

    private static bool IsPassing(string code) => code is DaemonException.Unreachable or "busy" or "stopping" or "overflow";

    private async Task<IAsyncEnumerator<SseItem<SessionWatchEvent?>>> OpenAsync()
    {
        _answer = await http.OpenAsync(target, cursor, cancellation).ConfigureAwait(false);
        var body = await _answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        _parser = WatchReading.Of(new TimedStream(body, SilenceMax));
        return _parser.EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
    }
}
