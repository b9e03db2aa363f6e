using LiveSessionActors.Cli.History;

namespace LiveSessionActors.Cli.Views;

/// <summary>
/// A session's entries for a person, written as they come, since a history may be long: a line each with the words
/// behind it, or below it in a narrow terminal.
/// </summary>
internal sealed class HistoryTable
{
    private const int TypeWidth = 14;
    private const int PhaseWidth = 18;
    private const int WordsWidthMin = 24;
    private const int StackedIndent = 9;

    private static readonly int Indent = Row("", "", "", "", "").Length;

    private readonly PersonOutput _output = new();
    private readonly bool _isStacked = PersonConsole.Output.Profile.Width < Indent + WordsWidthMin;
    private string? _day;

    public void Write(PastEntry entry)
    {
        var (seq, at, type) = entry.Head();
        var (day, time) = PersonTime.System.Parts(SessionView.TextOf(at.GetValueOrDefault())) ?? ("", "");
        Begin(day);
        var words = Wrapped(entry.Change().InWords());
        var row = Row(
            SessionView.TextOf(seq.GetValueOrDefault()),
            time,
            entry.Entry is null ? $"(line {entry.Line})" : SessionView.TextOf(type.GetValueOrDefault()),
            SessionView.TextOf(PastChange.PhaseOf(entry.After)),
            _isStacked ? "" : words[0]).TrimEnd();
        _output.Line($"[{(entry.Entry is null ? "red" : "default")}]{row}[/]");
        foreach (var rest in words.Skip(_isStacked ? 0 : 1))
            _output.Line($"{new string(' ', _isStacked ? StackedIndent : Indent)}{rest}");
    }

    // The columns' names first, and the day whenever it is another one.
    private void Begin(string day)
    {
        if (_day is null)
            _output.Line($"[bold]{Row("Seq", "Time", "Type", "Phase", _isStacked ? "" : "What changed").TrimEnd()}[/]");
        if (day.Length > 0 && day != _day)
            _output.Line($"[grey]{day}[/]");
        _day = day.Length > 0 ? day : _day ?? "";
    }

    private IReadOnlyList<string> Wrapped(string text) =>
        WordWrap.Of(text, PersonConsole.Output.Profile.Width - (_isStacked ? StackedIndent : Indent));

    // What is longer than its column moves the rest of its line.
    private static string Row(string seq, string time, string type, string phase, string words) =>
        $"{seq,5}  {time,-8}  {type,-TypeWidth}  {phase,-PhaseWidth}  {words}";
}
