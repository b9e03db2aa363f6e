namespace LiveSessionActors.Documents.Tests;

/// <summary>
/// Every sample of every document is run as it stands, in the order in which the document shows them.
/// </summary>
public sealed class SampleTests
{
    // What timeout(1) gives when it had to end the command.
    private const int Interrupted = 124;

    public static TheoryData<string> Documents { get; } = [.. Document.All.Select(document => document.Name)];

    [SkippableTheory]
    [MemberData(nameof(Documents))]
    public async Task Each_sample_does_what_the_document_shows(string name)
    {
        Skip.If(Shell.Missing is not null, Shell.Missing);
        var document = Document.All.Single(document => document.Name == name);
        var samples = document.Samples.Where(sample => !NotRun.Has(document, sample)).ToList();
        using var shell = new Shell();

        var outcomes = await shell.RunAsync(samples.Select(sample => CommandOf(sample, shell)));

        Assert.Equal(samples.Count, outcomes.Count);
        Assert.All(samples.Zip(outcomes), pair => Check(document, pair.First, pair.Second, shell));
    }

    [Fact]
    public void Each_sample_that_is_not_run_is_in_its_document() => Assert.All(
        NotRun.Samples,
        listed => Assert.Contains(
            Document.All.Single(document => document.Name == listed.Document).Samples,
            sample => sample.Text.StartsWith(listed.Begins, StringComparison.Ordinal)));

    private static string CommandOf(Sample sample, Shell shell)
    {
        if (sample.IsEndless)
            return $"timeout --foreground -s INT 2 {sample.Text}";
        if (sample.Language == "sh")
            return sample.Text;
        var program = sample.Text.Replace("/path/to/project", shell.Project, StringComparison.Ordinal);
        return $"node '{shell.WriteProgram($"sample-{sample.Line}.mjs", program)}'";
    }

    private static void Check(Document document, Sample sample, (string Output, int ExitCode) outcome, Shell shell)
    {
        var where = $"{document.Name}:{sample.Line}: {sample.Text}\ngave\n{outcome.Output}";
        Assert.True(
            outcome.ExitCode == (sample.IsEndless ? Interrupted : 0), $"{where}\nand exit code {outcome.ExitCode}");
        Assert.True(
            sample.Shown is null || Output.Matches(sample.Shown, outcome.Output, shell),
            $"{where}\nand not\n{sample.Shown}");
    }
}
