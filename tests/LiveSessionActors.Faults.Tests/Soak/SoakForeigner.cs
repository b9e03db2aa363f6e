using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>Has another process append to journals, each line numbered behind the last one there.</summary>
internal sealed class SoakForeigner(SoakWorld world, string name)
    : Participant(world, name, TimeSpan.FromMilliseconds(100))
{
    /// <inheritdoc/>
    protected override async Task StepAsync(CancellationToken over)
    {
        var (session, type, mark) = (OneOf(SoakSessions.Shared), OneOf(SoakEvents.Shared), World.NewMark());
        var (book, journal) = (World.BookOf(session), World.Home.Journal(session));
        var seq = journal.Lines.LastOrDefault(Journal.IsReadable) is { } last ? Journal.SeqOf(last) + 1 : 1;
        var @event = SoakEvents.Of(type, session, mark, Random);
        book.Send(mark);
        await World.Foreign.AppendAsync(journal.Path, SoakEvents.Line(@event, type, session, $"{seq}"));
        book.Wrote(mark);
        World.Counts.Add("lines of another program");
    }
}
