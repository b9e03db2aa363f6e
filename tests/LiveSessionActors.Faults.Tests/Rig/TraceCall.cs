using System.Text.RegularExpressions;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>A system call in a trace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">All that strace says of it.</param>
/// <param name="Began">The line of the trace on which it began.</param>
/// <param name="Ended">The line on which it had ended; behind all others when the trace does not tell.</param>
internal sealed partial record TraceCall(string Name, string Text, int Began, int Ended)
{
    /// <summary>The calls in a trace, in the order in which they began.</summary>
    public static List<TraceCall> Read(string path)
    {
        var calls = new List<TraceCall>();
        var open = new Dictionary<string, int>();
        foreach (var (line, text) in File.ReadAllLines(path).Index())
        {
            var match = Line().Match(text);
            if (!match.Success)
                continue;
            var thread = match.Groups["thread"].Value;
            if (match.Groups["resumed"].Success && open.Remove(thread, out var at))
                calls[at] = calls[at] with { Text = calls[at].Text + match.Groups["rest"].Value, Ended = line };
            else if (match.Groups["name"].Success)
            {
                var unfinished = text.EndsWith("<unfinished ...>", StringComparison.Ordinal);
                if (unfinished)
                    open[thread] = calls.Count;
                calls.Add(new TraceCall(match.Groups["name"].Value, text, line, unfinished ? int.MaxValue : line));
            }
        }

        return calls;
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(?:(?<resumed><\.\.\. \w+ resumed>)(?<rest>.*)|(?<name>\w+)\()")]
    private static partial Regex Line();
}
