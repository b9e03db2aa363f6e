using System.Text;
using System.Text.Json;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Faults.Tests.Soak;

/// <summary>A journal replayed by the product's own fold: its lines, and the session after each of them.</summary>
internal sealed class JournalStory
{
    private readonly List<JournalStep> _steps = [];
    private readonly Dictionary<string, int> _byMark = [];

    private JournalStory(SessionId session, byte[] text)
    {
        using var fold = new SessionFold(SessionState.Empty(session), DateTimeOffset.UnixEpoch);
        _steps.Add(new JournalStep("", Json(fold), default));
        while (text.AsSpan().IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = Encoding.UTF8.GetString(text, 0, end);
            fold.Apply(text.AsSpan(0, end), _steps.Count);
            Add(new JournalStep(line, Json(fold), Fields(line)));
            text = text[(end + 1)..];
        }

        IsOver = fold.State.Snapshot.Completed;
    }

    /// <summary>Whether the session is completed or discarded.</summary>
    public bool IsOver { get; }

    /// <summary>How many lines there are.</summary>
    public int Lines => _steps.Count - 1;

    /// <summary>The session after all of them.</summary>
    public string Last => _steps[^1].Snapshot;

    /// <summary>The marks of all lines, in file order.</summary>
    public IEnumerable<string> Marks => _steps.Skip(1).Select(step => step.Mark).OfType<string>();

    /// <summary>How often each piece of work was answered, by the mark of its event.</summary>
    public Dictionary<string, int> AnswersByWork =>
        _steps.Select(step => step.Answers).OfType<string>().CountBy(mark => mark).ToDictionary();

    /// <summary>Whether the session has stopped waiting with the event of a mark.</summary>
    public bool IsOvertaken(string mark) => _steps.Skip(LineOf(mark) + 1).Any(step => step.Settles);

    /// <summary>The number of the first line whose entry has a number.</summary>
    public int LineNumbered(string seq) => _steps.FindIndex(step => step.Seq == seq);

    /// <summary>The line of that number, from 1; 0 is what was before the first.</summary>
    public JournalStep this[int line] => _steps[line];

    /// <summary>The number of the line that was marked so; -1 when there is none.</summary>
    public int LineOf(string mark) => _byMark.GetValueOrDefault(mark, -1);

    /// <summary>Whether a snapshot is the session after one of the lines from a number on.</summary>
    public bool Shows(string snapshot, int from) => LineShowing(snapshot, from) >= 0;

    /// <summary>The first line from a number on after which the session is this; -1 when there is none.</summary>
    public int LineShowing(string snapshot, int from) =>
        _steps.FindIndex(Math.Max(0, from), step => step.Snapshot == snapshot);

    /// <summary>The whole text.</summary>
    public string Text => string.Concat(_steps.Skip(1).Select(step => step.Text + "\n"));

    /// <summary>Reads the journal of a session: the primary one, else the archived one.</summary>
    public static JournalStory Read(string workspace, string session)
    {
        var live = Path.Combine(workspace, ".impeccable", "live");
        foreach (var directory in (string[])["sessions", "archive"])
        {
            try
            {
                var path = Path.Combine(live, directory, $"{session}.jsonl");
                return new JournalStory(SessionId.Parse(session), File.ReadAllBytes(path));
            }
            catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
            {
                // It is in the other place, or there is none.
            }
        }

        return new JournalStory(SessionId.Parse(session), []);
    }

    private void Add(JournalStep step)
    {
        if (step.Mark is { } mark)
            _byMark.TryAdd(mark, _steps.Count);
        _steps.Add(step);
    }

    private static string Json(SessionFold fold) => Encoding.UTF8.GetString(fold.State.Snapshot.Json.Span);

    private static JsonElement Fields(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

/// <summary>A line of a journal.</summary>
/// <param name="Text">The line.</param>
/// <param name="Snapshot">The session right after it.</param>
/// <param name="Entry">The line's entry; of no kind when it has none.</param>
internal sealed record JournalStep(string Text, string Snapshot, JsonElement Entry)
{
    // What a session waits with, or does not wait with any more.
    private static readonly string[] Settling =
    [
        "generate", "accept", "accept_intent", "discard", "variants_ready", "agent_done", "agent_error", "complete",
        "discarded",
    ];

    /// <summary>What the event was marked with.</summary>
    public string? Mark => OfEvent("mark");

    /// <summary>The mark of the work that the event answers.</summary>
    public string? Answers => OfEvent("answers");

    /// <summary>The number that the event was to follow.</summary>
    public string? After => OfEvent("after");

    /// <summary>The entry's number.</summary>
    public string? Seq => Entry.ValueKind == JsonValueKind.Object ? Entry.GetProperty("seq").ToString() : null;

    /// <summary>Whether the event changes what the session waits with.</summary>
    public bool Settles => Settling.Contains(OfEvent("type"));

    private string? OfEvent(string name) => Entry.ValueKind == JsonValueKind.Object
        && Entry.TryGetProperty("event", out var inner) && inner.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;
}
