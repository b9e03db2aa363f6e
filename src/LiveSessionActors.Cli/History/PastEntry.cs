using System.Text.Json;
using LiveSessionActors.Cli.Views;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.History;

/// <summary>One line of a journal and what it did to its session.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Entry">The entry, or null when the line cannot be read.</param>
/// <param name="Before">The session before it.</param>
/// <param name="After">The session after it.</param>
internal sealed record PastEntry(int Line, JournalEntry? Entry, SessionSnapshot Before, SessionSnapshot After)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4096 };

    /// <summary>The entry's sequence number when it has a whole one.</summary>
    public double? Number => Entry?.Seq;

    /// <summary>A journal's lines, played again; blank ones are nothing.</summary>
    public static async IAsyncEnumerable<PastEntry> PlayAsync(SessionId session, IAsyncEnumerable<JournalLine> lines)
    {
        var state = SessionState.Empty(session);
        await foreach (var line in lines)
        {
            if (line is { Entry: null, Problem: null })
                continue;

            var before = state.Snapshot;
            state = state.Apply(line, TimeProvider.System.GetUtcNow());
            yield return new PastEntry(line.Number, line.Entry, before, state.Snapshot);
        }
    }

    /// <summary>What the entry says of itself: its number, its time and its type; null where it does not.</summary>
    public (JsonElement? Seq, JsonElement? Time, JsonElement? Type) Head()
    {
        if (Entry is null)
            return default;

        var root = JsonDocument.Parse(Entry.Text, Deep).RootElement;
        return (Of(root, "seq"), Of(root, "ts"), Of(root, "event") is { } inner ? Of(inner, "type") : Of(root, "type"));
    }

    /// <summary>What changed, by field, and the remark that it left.</summary>
    public PastChange Change() => PastChange.Between(Before, After);

    /// <summary>For programs.</summary>
    public string ToJson()
    {
        var ((seq, time, type), change) = (Head(), Change());
        return JsonLine.Of(
            ("line", Line),
            ("seq", seq),
            ("ts", time),
            ("type", type),
            ("phase", PastChange.PhaseOf(After)),
            ("changed", change.ToJson()),
            ("diagnostic", change.Diagnostic),
            ("summary", change.InWords()));
    }

    private static JsonElement? Of(JsonElement owner, string name) =>
        new SessionView(owner)[name] is { ValueKind: not JsonValueKind.Undefined } value ? value : null;
}
