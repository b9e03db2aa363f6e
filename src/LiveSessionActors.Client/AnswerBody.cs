using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace LiveSessionActors.Client;

/// <summary>The body of an answer that is read while it comes; one that breaks off is a refusal.</summary>
internal sealed class AnswerBody : IAsyncDisposable
{
    private static readonly StreamPipeReaderOptions Options = new(bufferSize: 64 * 1024);

    private readonly HttpResponseMessage _answer;
    private readonly PipeReader _reader;

    private AnswerBody(HttpResponseMessage answer, Stream body) =>
        (_answer, _reader) = (answer, PipeReader.Create(body, Options));

    public static async Task<AnswerBody> OpenAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(answer, await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));

    /// <summary>Writes all of it.</summary>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellation)
    {
        while (await ReadAsync(cancellation).ConfigureAwait(false) is { Buffer.IsEmpty: false } read)
        {
            foreach (var part in read.Buffer)
                await destination.WriteAsync(part, cancellation).ConfigureAwait(false);
            _reader.AdvanceTo(read.Buffer.End);
        }
    }

    /// <summary>Its lines, without their newlines; the last one also when it has none.</summary>
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await ReadAsync(cancellation).ConfigureAwait(false) is var read)
        {
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Encoding.UTF8.GetString(rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted && !rest.IsEmpty)
                yield return Encoding.UTF8.GetString(rest);
            if (read.IsCompleted)
                yield break;
            _reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.CompleteAsync().ConfigureAwait(false);
        _answer.Dispose();
    }

    private async ValueTask<ReadResult> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await _reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new DaemonException(
                DaemonException.Unreachable,
                $"The daemon's answer broke off: {failure.Message}",
                "Ask again.",
                failure);
        }
    }
}
