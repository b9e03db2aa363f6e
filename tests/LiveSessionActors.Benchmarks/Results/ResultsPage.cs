using System.Globalization;
using System.Text;
using LiveSessionActors.Benchmarks.Sections;

namespace LiveSessionActors.Benchmarks.Results;

/// <summary>The page of results, and its curves beside it.</summary>
internal static class ResultsPage
{
    private const string Curves = "curves";

    public static void Write(string path, IReadOnlyList<(Section Section, SectionResult Result)> parts)
    {
        var page = new StringBuilder(
            $"""
            # Results

            Written by `dotnet cake --target=Bench`, which measures all of it anew in a few minutes; `--only=NAME,…` measures
            some sections. Figures differ from run to run by a tenth and more, and mean nothing on a machine that is busy.

            """);
        page.Append("\nTotal: ").Append(Text(parts.Sum(part => part.Result.Seconds))).Append(" s. ");
        var isOneRun = parts.Select(part => (part.Result.Commit, part.Result.Machine)).Distinct().Count() == 1;
        if (isOneRun)
            page.AppendLine(Measured(parts[0].Result));
        else
            page.AppendLine("The sections were measured at different times; each says when.");
        AddGoals(page, parts.SelectMany(part => part.Result.Goals));
        foreach (var (section, result) in parts)
            Add(page, path, section, result, isOneRun);
        File.WriteAllText(path, page.ToString().ReplaceLineEndings("\n"));
    }

    private static void AddGoals(StringBuilder page, IEnumerable<Goal> goals)
    {
        page.AppendLine().AppendLine("## What is wanted").AppendLine();
        page.AppendLine("| | wanted | measured | |").AppendLine("|---|---:|---:|---|");
        foreach (var goal in goals)
            page.AppendLine($"| {goal.What} | {goal.Wanted} | {goal.Measured} | {(goal.IsMet ? "met" : "**not met**")} |");
    }

    private static void Add(StringBuilder page, string path, Section section, SectionResult result, bool isOneRun)
    {
        page.AppendLine().Append("## ").AppendLine(section.Title).AppendLine().AppendLine(section.About);
        page.AppendLine().AppendLine(
            $"`dotnet cake --target=Bench --only={section.Name}`, {Text(result.Seconds)} s.{(isOneRun ? "" : " " + Measured(result))}");
        if (result.Failure is { } failure)
            page.AppendLine().Append("**It failed:** ").AppendLine(failure);
        foreach (var note in result.Notes)
            page.AppendLine().AppendLine(note);
        foreach (var table in result.Tables.Where(table => table.Rows.Count > 0))
            Add(page.AppendLine(), table);
        foreach (var chart in result.Charts)
        {
            page.AppendLine().AppendLine($"![{chart.Title}]({Curves}/{chart.Name}.svg)");
            Draw(Path.Combine(Path.GetDirectoryName(path)!, Curves), chart);
        }
    }

    private static void Add(StringBuilder page, Table table)
    {
        page.AppendLine($"| {string.Join(" | ", table.Columns)} |");
        page.AppendLine($"|---{string.Concat(Enumerable.Repeat("|---:", table.Columns.Count - 1))}|");
        foreach (var row in table.Rows)
            page.AppendLine($"| {string.Join(" | ", row)} |");
    }

    private static void Draw(string directory, Chart chart)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, chart.Name + ".svg"), ChartDrawing.Draw(chart));
    }

    private static string Measured(SectionResult result) => $"Measured at {result.Commit} on {result.Machine}.";

    private static string Text(double seconds) => seconds.ToString("0", CultureInfo.InvariantCulture);
}
