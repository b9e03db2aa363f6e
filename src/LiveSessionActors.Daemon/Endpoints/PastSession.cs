using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>A session as it stood: its journal's lines played again, up to an entry.</summary>
internal static class PastSession
{
    /// <summary>The snapshot after the first entry whose number is <paramref name="seq"/>.</summary>
    /// <exception cref="SessionException">There is no such entry.</exception>
    public static async Task<SessionSnapshot> AfterAsync(
        SessionState empty, IAsyncEnumerable<JournalLine> lines, double seq, DateTimeOffset now)
    {
        var (state, session) = (empty, empty.Snapshot.Id);
        var (below, above) = (double.NegativeInfinity, double.PositiveInfinity);
        await foreach (var line in lines)
        {
            state = state.Apply(line, now);
            if (line.Entry?.Seq is not { } number)
                continue;
            if (number == seq)
                return state.Snapshot;
            if (number < seq)
                below = Math.Max(below, number);
            else
                above = Math.Min(above, number);
        }

        throw new SessionException(
            BridgeRefusals.EntryNotFound(session, $"{JsNumber.Of(seq)}; {Nearest(below, above)}"));
    }

    private static string Nearest(double below, double above) => (double.IsFinite(below), double.IsFinite(above)) switch
    {
        (false, false) => "none of its lines has a number",
        (true, false) => $"its last is {JsNumber.Of(below)}",
        (false, true) => $"its first is {JsNumber.Of(above)}",
        (true, true) => $"those next to it are {JsNumber.Of(below)} and {JsNumber.Of(above)}",
    };
}
