using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Journaling;

/// <summary>
/// An actor's looks at its journal, piece by piece, and its searches there, one of them at a time. What is not there at
/// once comes as a message.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its actor calls Cancel when it ends, and that disposes.")]
internal sealed class JournalLooks(ISharedJournal journal, IActorRef self)
{
    private readonly CancellationTokenSource _ending = new();
    private object? _awaited;

    /// <summary>Whether something is still to come.</summary>
    public bool IsUnderWay => _awaited is not null;

    /// <summary>The next piece; null when <see cref="Done"/> or <see cref="Failed"/> follows.</summary>
    public JournalTail? Next(JournalPosition from)
    {
        var reading = journal.ReadAsync(from, _ending.Token);
        if (reading.IsCompletedSuccessfully)
            return reading.Result;

        var awaited = _awaited = new object();
        reading.AsTask().PipeTo(
            self, success: tail => new Done(awaited, tail), failure: cause => new Failed(awaited, cause));
        return null;
    }

    /// <summary>
    /// Looks for the keys of as many appends as fit into one write, if only the journal knows them; false when there
    /// are none to be looked for, else <see cref="Found"/> or <see cref="Failed"/> follows.
    /// </summary>
    public bool Find(
        OldKeys known, DerivedSession derived, IEnumerable<SessionCommand.AppendEvent> waiting, BatchLimits limits)
    {
        if (derived.State.ForgottenKeys is not { } forgotten
            || known.Unknown(derived.State, waiting.Take(limits.Entries)) is not { Count: > 0 } keys)
            return false;

        var awaited = _awaited = new object();
        journal.FindAppendedAsync(keys, _ending.Token).PipeTo(
            self,
            success: appended => new Found(awaited, forgotten, keys, appended),
            failure: cause => new Failed(awaited, cause));
        return true;
    }

    /// <summary>Ends the wait for something; false when it is not the one that is awaited.</summary>
    public bool End(object awaited)
    {
        var isAwaited = ReferenceEquals(awaited, _awaited);
        if (isAwaited)
            _awaited = null;
        return isAwaited;
    }

    /// <summary>There will be no more looks.</summary>
    public void Cancel()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>A piece.</summary>
    public sealed record Done(object Awaited, JournalTail Tail);

    /// <summary>What was appended under those of the keys that are there.</summary>
    public sealed record Found(
        object Awaited,
        ForgottenKeys Forgotten,
        IReadOnlyCollection<string> Keys,
        IReadOnlyDictionary<string, AppendedEvent> Appended);

    /// <summary>Why there is none.</summary>
    public sealed record Failed(object Awaited, Exception Cause);
}
