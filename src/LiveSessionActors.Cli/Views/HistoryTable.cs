using LiveSessionActors.Cli.History;
using Spectre.Console;

namespace LiveSessionActors.Cli.Views;

/// <summary>A session's entries for a person, written as they come: a history may be long.</summary>
internal sealed class HistoryTable
{
    private const int TypeWidth = 14;
    private const int PhaseWidth = 18;
    private const int WordsWidthMin = 20;

    private static readonly string Indent = Row("", "", "", "", "");

    private readonly PersonOutput _output = new();
    private readonly int _wordsWidth = Math.Max(AnsiConsole.Profile.Width - Indent.Length, WordsWidthMin);
    private string? _day;

    public void Write(PastEntry entry)
    {
        var (seq, at, type) = entry.Head();
        var time = PersonOutput.ToTheSecond(SessionView.TextOf(at.GetValueOrDefault()));
        Begin(time);
        var words = Wrapped(entry.Change().InWords());
        var row = Row(
            SessionView.TextOf(seq.GetValueOrDefault()),
            time.Length > 11 ? time[11..] : time,
            entry.Entry is null ? $"(line {entry.Line})" : SessionView.TextOf(type.GetValueOrDefault()),
            SessionView.TextOf(PastChange.PhaseOf(entry.After)),
            words[0]);
        _output.Line($"[{(entry.Entry is null ? "red" : "default")}]{row}[/]");
        foreach (var rest in words.Skip(1))
            _output.Line($"{Indent}{rest}");
    }

    // The columns' names first, and the day whenever it is another one.
    private void Begin(string time)
    {
        if (_day is null)
            _output.Line($"[bold]{Row("Seq", "Time", "Type", "Phase", "What changed")}[/]");
        var day = time.Length > 11 ? time[..10] : "";
        if (day.Length > 0 && day != _day)
            _output.Line($"[grey]{day}[/]");
        _day = day.Length > 0 ? day : _day ?? "";
    }

    private List<string> Wrapped(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= _wordsWidth)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }

    private static string Row(string seq, string time, string type, string phase, string words) =>
        $"{seq,5}  {Cell(time, 9)}  {Cell(type, TypeWidth)}  {Cell(phase, PhaseWidth)}  {words}";

    private static string Cell(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}
