using LiveSessionActors.Persistence.Threads;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>Reads what a journal holds behind a place, one piece of it.</summary>
internal sealed class JournalReading(SessionFile session, JournalPosition from) : FileWork<JournalTail>
{
    private readonly FilePosition? _known = from is FilePosition { Place: not JournalPlace.None } known ? known : null;
    private readonly TailWait _wait = new(session.Setting);

    /// <inheritdoc/>
    protected override TimeSpan Advance(out JournalTail result)
    {
        using var reader = JournalReader.Open(session.Setting.Calls, session.Paths);
        if (reader is null)
        {
            result = new JournalTail(Replaced: _known is not null, [], FilePosition.Nowhere, More: false);
            return TimeSpan.Zero;
        }

        var follows = _known is null || reader.Follows(_known);
        if (follows && _known is not null && JournalLook.Shows(_known, reader.Place, reader.Look))
        {
            result = JournalTail.Unchanged(_known);
            return TimeSpan.Zero;
        }

        var start = follows && _known is not null ? _known : new FilePosition(reader.Place, reader.Look);
        var piece = new JournalPiece(session, reader, start);
        var wait = piece.Tail > 0 ? _wait.Next(piece.End) : TimeSpan.Zero;
        result = piece.ToTail(replaced: !follows, _wait.Since);
        return piece.Unfinished ? wait : TimeSpan.Zero;
    }
}
