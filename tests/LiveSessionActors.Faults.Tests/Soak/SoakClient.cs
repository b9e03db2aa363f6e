using LiveSessionActors.Faults.Tests.Rig;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>
/// Appends events of all types: some under a key, which are repeated until they are answered, some only behind the last
/// number that is known.
/// </summary>
internal sealed class SoakClient(SoakWorld world, string name) : Participant(world, name, TimeSpan.FromMilliseconds(60))
{
    private Sending? _unanswered;

    /// <inheritdoc/>
    protected override Task StepAsync(CancellationToken over) => SendAsync(_unanswered ?? Choose());

    private Sending Choose()
    {
        var (sessions, types) = Random.Next(3) switch
        {
            0 => (SoakSessions.Shared, SoakEvents.Shared),
            1 => (SoakSessions.Own, SoakEvents.Own),
            _ => (SoakSessions.Work, SoakEvents.Work),
        };
        var (session, type, mark) = (OneOf(sessions), OneOf(types), World.NewMark());
        var book = World.BookOf(session);
        var after = Happens(20) ? book.LastSeq : null;
        var more = after is null ? "" : $$""","after":"{{after}}" """;
        var @event = SoakEvents.Of(type, session, mark, Random, more);
        return new Sending(book, mark, @event, after, after is null && Happens(50) ? $"key-{mark}" : null);
    }

    private async Task SendAsync(Sending sending)
    {
        var (book, mark, @event, after, key) = sending;
        (string, string)[] headers = key is not null ? [("Idempotency-Key", key)]
            : after is not null ? [("If-Match", $"\"{after}\"")]
            : [];
        book.Send(mark);
        var answer = await World.AskAsync(bridge => bridge.PostAsync("/v1/events", @event, headers));
        _unanswered = key is not null && answer is null or { Status: >= 500 } ? sending : null;
        Take(sending, answer);
    }

    private void Take(Sending sending, BridgeAnswer? answer)
    {
        switch (answer)
        {
            case { Status: 200 }:
                sending.Book.Wrote(sending.Mark, answer.Seq);
                sending.Book.Answer(answer.Body, sending.Mark, "the answer to an append");
                World.Counts.Add("appends acknowledged");
                break;
            case { Status: 412 } when sending.After is not null:
                sending.Book.Refuse(sending.Mark);
                World.Counts.Add("appends behind another number refused");
                break;
            case not null and not { Status: 503 }:
                World.Findings.Add(Name, $"an append to {sending.Book.Id} to be taken", answer.ToString());
                break;
        }
    }

    private sealed record Sending(SessionBook Book, string Mark, string Event, string? After, string? Key);
}
