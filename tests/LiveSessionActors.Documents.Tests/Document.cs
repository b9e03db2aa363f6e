using System.Reflection;

namespace LiveSessionActors.Documents.Tests;

/// <summary>
/// A page of the project and the samples on it: the commands of its <c>sh</c> blocks and the programs of its <c>js</c>
/// blocks. A command's output is what stands right behind it, as comments or as a block without a language or of JSON.
/// </summary>
internal sealed class Document
{
    private const string Fence = "```";

    private static readonly string[] Unwritten = ["bin", "obj", "node_modules", "artifacts", "mutants"];

    private readonly List<Sample> _samples = [];
    private readonly string[] _lines;

    private Document(string name)
    {
        Name = name;
        _lines = File.ReadAllLines(Path.Combine(Repository, name));
        for (var at = 0; at < _lines.Length; at++)
        {
            if (_lines[at].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
                at = TakeBlock(at);
        }
    }

    public static string Repository { get; } = typeof(Document).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == nameof(Repository)).Value!;

    /// <summary>All pages that have samples.</summary>
    public static IReadOnlyList<Document> All { get; } =
        [.. Pages().Select(page => new Document(page)).Where(page => page._samples.Count > 0)];

    /// <summary>Its path in the repository.</summary>
    public string Name { get; }

    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Every page, by its path in the repository.</summary>
    public static IEnumerable<string> Pages() => Directory
        .EnumerateFiles(Repository, "*.md")
        .Concat(new[] { "src", "tests" }.SelectMany(tree => Directory.EnumerateFiles(
            Path.Combine(Repository, tree), "*.md", SearchOption.AllDirectories)))
        .Select(file => Path.GetRelativePath(Repository, file).Replace('\\', '/'))
        .Where(page => !page.Split('/').Intersect(Unwritten).Any())
        .Order(StringComparer.Ordinal);

    // Gives the line that ends it.
    private int TakeBlock(int start)
    {
        Outdent(start);
        var end = Array.IndexOf(_lines, Fence, start + 1);
        var language = _lines[start][Fence.Length..];
        if (language == "sh")
            TakeCommands(start + 1, end);
        else if (language == "js")
            _samples.Add(new Sample(start + 1, language, string.Join('\n', _lines[(start + 1)..end]), null));
        return IsOutput(end + 2) ? TakeOutput(end + 2) : end;
    }

    // A block in a list stands further in.
    private void Outdent(int start)
    {
        var indent = _lines[start].IndexOf(Fence, StringComparison.Ordinal);
        for (var at = start; indent > 0 && _lines[start] != Fence; at++)
        {
            _lines[at] = _lines[at][Math.Min(indent, _lines[at].Length)..];
            if (at > start && _lines[at] == Fence)
                return;
        }
    }

    private void TakeCommands(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (_lines[at].Length == 0 || _lines[at].StartsWith('#'))
                continue;
            var start = at;
            while (_lines[at].EndsWith('\\'))
                at++;
            var command = string.Join('\n', _lines[start..(at + 1)]);
            var shown = _lines[(at + 1)..to]
                .TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).ToList();
            at += shown.Count;
            _samples.Add(new Sample(
                start + 1,
                "sh",
                command,
                shown.Count == 0 ? null : string.Join('\n', shown.Select(line => line[2..]))));
        }
    }

    private bool IsOutput(int at) =>
        at < _lines.Length && _lines[at] is Fence or Fence + "json" && _lines[at - 1].Length == 0;

    private int TakeOutput(int start)
    {
        var end = Array.IndexOf(_lines, Fence, start + 1);
        if (_samples.Count > 0)
            _samples[^1] = _samples[^1] with { Shown = string.Join('\n', _lines[(start + 1)..end]) };
        return end;
    }
}
