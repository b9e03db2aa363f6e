using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace LiveSessionActors.Daemon.Connections;

/// <summary>
/// What a client sends, as Kestrel can bear it: that there is no more of it is told only once all of it has been looked
/// at. Kestrel gives a request up whose body it reads when the client has closed its sending side already.
/// </summary>
internal sealed class HalfOpenReader : PipeReader, IValueTaskSource<ReadResult>
{
    private readonly PipeReader _inner;
    private readonly Action _goOn;
    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _reading;
    private Action<object?>? _continuation;
    private object? _state;
    private SequencePosition? _examined;

    public HalfOpenReader(PipeReader inner) => (_inner, _goOn) = (inner, GoOn);

    public override bool TryRead(out ReadResult result)
    {
        var any = _inner.TryRead(out result);
        if (any)
            result = Shown(result);
        return any;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Shown(_inner.ReadAsync(cancellationToken));

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _examined = examined;
        _inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => _inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => _inner.Complete(exception);

    public ReadResult GetResult(short token) => Shown(_reading.GetResult());

    public ValueTaskSourceStatus GetStatus(short token) =>
        _reading.IsCompleted ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        (_continuation, _state) = (continuation, state);
        _reading.UnsafeOnCompleted(_goOn);
    }

    private void GoOn()
    {
        var (continuation, state) = (_continuation!, _state);
        (_continuation, _state) = (null, null);
        continuation(state);
    }

    // By hand: every request waits here, and an asynchronous method would be compiled at the start for it.
    private ValueTask<ReadResult> Shown(ValueTask<ReadResult> reading)
    {
        _reading = reading.ConfigureAwait(false).GetAwaiter();
        return _reading.IsCompleted
            ? new ValueTask<ReadResult>(Shown(_reading.GetResult()))
            : new ValueTask<ReadResult>(this, 0);
    }

    private ReadResult Shown(ReadResult result) =>
        result.IsCompleted && !result.Buffer.IsEmpty && !result.Buffer.End.Equals(_examined)
            ? new ReadResult(result.Buffer, result.IsCanceled, isCompleted: false)
            : result;
}
