using System.Text;

namespace LiveSessionActors.Sessions.Tests.Golden;

/// <summary>
/// The files of a store and its commands, in memory: what the daemon does with a session's state, without its files
/// and actors. Every command replays the whole journal.
/// </summary>
internal sealed class MemoryStore
{
    private const int DepthMax = 64;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, byte[]> _files = [];

    public IReadOnlyDictionary<string, string> Files =>
        _files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));

    public string Play(GoldenStep step)
    {
        try
        {
            return $"{{\"ok\":{Value(step)}}}";
        }
        catch (SessionException refused)
        {
            return $"{{\"error\":\"{refused.Message}\"}}";
        }
    }

    private string Value(GoldenStep step)
    {
        switch (step.Op)
        {
            case "append": return Append(step.Event);
            case "get": return Get(SessionId.Parse(step.Text("id")), step.IncludeCompleted);
            case "list": return List();
            case "restart": return "null";
            case "raw":
                Write($"{step.Text("root")}/{step.Text("file")}", Encoding.UTF8.GetBytes(step.Text("text")));
                return "null";
            default: throw new ArgumentException($"No such command: {step.Op}.", nameof(step));
        }
    }

    private string Append(string json)
    {
        var @event = SessionEvent.Parse(Encoding.UTF8.GetBytes(json), null, DepthMax);
        var (primary, legacy) = Journals(@event.Session);
        if (!_files.ContainsKey(primary) && _files.TryGetValue(legacy, out var inherited))
            _files[primary] = inherited;

        var (state, lines) = Replay(@event.Session);
        var entry = JournalEntry.Create(state.NextSeq, @event, Now);
        Write(primary, [.. entry.Text.Span, (byte)'\n']);
        return Show(state.Apply(JournalLine.Of(entry, lines + 1), Now).Snapshot);
    }

    private string Get(SessionId id, bool includeCompleted)
    {
        var shown = Replay(id).State.Snapshot;
        var text = Show(shown);
        return shown.Completed && !includeCompleted ? "null" : text;
    }

    private string List() =>
        $"[{string.Join(',', Sessions().Select(id => Get(id, false)).Where(text => text != "null"))}]";

    private string Show(SessionSnapshot snapshot)
    {
        _files[$"primary/{snapshot.Id}.snapshot.json"] = snapshot.ToFile();
        return Encoding.UTF8.GetString(snapshot.Json.Span);
    }

    private (SessionState State, int Lines) Replay(SessionId id)
    {
        var (primary, legacy) = Journals(id);
        var text = _files.GetValueOrDefault(primary) ?? _files.GetValueOrDefault(legacy) ?? [];
        return JournalText.Replay(id, text, Now);
    }

    private IEnumerable<SessionId> Sessions() => _files.Keys
        .Where(name => name.EndsWith(".jsonl", StringComparison.Ordinal))
        .Select(name => name[(name.IndexOf('/') + 1)..^".jsonl".Length])
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(SessionId.Parse);

    private void Write(string file, byte[] bytes) => _files[file] = [.. _files.GetValueOrDefault(file) ?? [], .. bytes];

    private static (string Primary, string Legacy) Journals(SessionId id) =>
        ($"primary/{id}.jsonl", $"legacy/{id}.jsonl");
}
