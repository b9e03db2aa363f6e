using LiveSessionActors.Persistence.Journals;

namespace LiveSessionActors.Persistence.RecoveryPoints;

/// <summary>A recovery point that fits the journal.</summary>
/// <param name="Point">The point.</param>
/// <param name="Position">Behind the lines it stands for.</param>
internal sealed record ProvedPoint(StoredPoint Point, FilePosition Position)
{
    /// <summary>
    /// The session's, with the reader behind it; null when there is none, as for every short journal.
    /// </summary>
    public static ProvedPoint? Find(SessionFile session, JournalReader reader)
    {
        var settings = session.Setting.Settings;
        if (reader.Place != JournalPlace.Primary || reader.Size < settings.RecoveryPointBytes
            || new PointFile(session).Read() is not { } point
            || PointProof.Of(point, reader, settings.PieceBytes) is not { } position)
            return null;
        session.Points.Made(point.Bytes);
        return new ProvedPoint(point, position);
    }
}
