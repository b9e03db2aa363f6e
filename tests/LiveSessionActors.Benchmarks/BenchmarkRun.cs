using System.Diagnostics;
using LiveSessionActors.Benchmarks.Harness;
using LiveSessionActors.Benchmarks.Results;
using LiveSessionActors.Benchmarks.Sections;

namespace LiveSessionActors.Benchmarks;

/// <summary>
/// Runs the sections one after the other, keeps what each finds, and writes the page. A section that fails says so and
/// keeps none of the others from being measured.
/// </summary>
internal sealed class BenchmarkRun(IReadOnlyList<Section> sections, BenchmarkOptions options)
{
    private readonly ResultStore _store = new(options.Store);

    /// <summary>Gives the process's exit code.</summary>
    public int Run()
    {
        if (options.Only.FirstOrDefault(name => sections.All(section => section.Name != name)) is { } unknown)
        {
            var names = string.Join(", ", sections.Select(section => section.Name));
            Console.Error.WriteLine($"There is no section '{unknown}'. There are: {names}.");
            return 64;
        }

        var commit = Commit.Of(options.Root);
        var machine = Machine.Describe();
        Console.WriteLine($"{machine}\n{commit}");
        var results = sections
            .Where(section => options.Only.Count == 0 || options.Only.Contains(section.Name))
            .Select(section => Measure(section, commit, machine))
            .ToList();
        results.ForEach(_store.Keep);
        WritePage();
        Console.WriteLine("removing the journals");
        Leftovers.Remove();
        return results.Any(result => result.Failure is not null) ? 1 : 0;
    }

    private SectionResult Measure(Section section, string commit, string machine)
    {
        Console.WriteLine($"{section.Name}: {section.Title}");
        var findings = new Findings(options);
        var start = Stopwatch.GetTimestamp();
        string? failure = null;
        try
        {
            section.Measure(findings);
        }
        catch (Exception error)
        {
            failure = error.Message;
            Console.Error.WriteLine($"{section.Name} failed: {error}");
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TablesAsText.Print(findings.Tables);
        findings.Notes.ForEach(Console.WriteLine);
        Console.WriteLine($"  took {seconds:0.0} s");
        return new SectionResult(
            section.Name,
            commit,
            machine,
            seconds,
            findings.Tables,
            findings.Charts,
            findings.Goals,
            findings.Notes,
            failure);
    }

    private void WritePage()
    {
        var kept = sections.Select(section => (Section: section, Result: _store.Find(section.Name))).ToList();
        var missing = kept.Where(each => each.Result is null).Select(each => each.Section.Name).ToList();
        if (missing.Count > 0)
        {
            var named = string.Join(' ', missing);
            Console.WriteLine($"{options.Page} stays as it is. There are no figures yet of: {named}");
            return;
        }

        ResultsPage.Write(options.Page, [.. kept.Select(each => (each.Section, each.Result!))]);
        Console.WriteLine($"wrote {options.Page}");
    }
}
