namespace LiveSessionActors.Documents.Tests;

/// <summary>
/// The mutants by which the tests of faults are tested are patches: each has to fit the code as it is, or nobody would
/// know when they were last tried.
/// </summary>
public sealed class MutantTests
{
    private static readonly string Place =
        Path.Combine(Document.Repository, "tests/LiveSessionActors.Faults.Tests/mutants");

    public static TheoryData<string> Mutants { get; } =
        [.. File.ReadLines(Path.Combine(Place, "catalog.tsv")).Select(line => line.Split('\t')[0])];

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_mutant_fits_the_code_as_it_is(string mutant)
    {
        var hunks = Hunks(File.ReadAllLines(Path.Combine(Place, mutant + ".patch"))).ToList();

        Assert.NotEmpty(hunks);
        Assert.All(hunks, hunk => Assert.Contains(
            hunk.Before, File.ReadAllText(Path.Combine(Document.Repository, hunk.Path)), StringComparison.Ordinal));
    }

    // What each hunk takes for the code, by file.
    private static IEnumerable<(string Path, string Before)> Hunks(string[] patch)
    {
        const string FileLine = "--- a/";
        var path = "";
        for (var at = 0; at < patch.Length; at++)
        {
            if (patch[at].StartsWith(FileLine, StringComparison.Ordinal))
                path = patch[at][FileLine.Length..];
            if (!patch[at].StartsWith("@@", StringComparison.Ordinal))
                continue;

            var hunk = patch.Skip(at + 1).TakeWhile(line => line.Length == 0 || line[0] is ' ' or '+' or '-')
                .TakeWhile(line => !line.StartsWith(FileLine, StringComparison.Ordinal));
            var before = hunk.Where(line => !line.StartsWith('+')).Select(line => line.Length == 0 ? "" : line[1..]);
            yield return (path, string.Join('\n', before));
        }
    }
}
