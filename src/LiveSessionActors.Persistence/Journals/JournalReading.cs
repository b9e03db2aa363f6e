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

        var follows = _known is null || Follows(_known, reader);
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

    // Whether the file is the one that was read before, with nothing but more behind it.
    private static bool Follows(FilePosition known, JournalReader reader)
    {
        if (known.Place != reader.Place || known.Look is not { } look || look.Identity != reader.Look.Identity)
            return false;
        if (reader.Size < look.Size || reader.Size < known.Offset)
            return false;
        var rewritten = reader.Size == look.Size && reader.Look.Modified != look.Modified;
        return !rewritten && reader.Holds(known.Mark, known.Offset);
    }
}
