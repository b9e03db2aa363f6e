namespace LiveSessionActors.Benchmarks.Results;

/// <summary>What a section of the benchmark found, and of which code.</summary>
/// <param name="Name">The section.</param>
/// <param name="Commit">The commit that was measured and its date.</param>
/// <param name="Machine">What it was measured on.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Tables">Its figures.</param>
/// <param name="Charts">Its curves.</param>
/// <param name="Goals">What was wanted of them.</param>
/// <param name="Notes">What is to be known with the figures.</param>
/// <param name="Failure">Why it has no figures, or null.</param>
internal sealed record SectionResult(
    string Name,
    string Commit,
    string Machine,
    double Seconds,
    IReadOnlyList<Table> Tables,
    IReadOnlyList<Chart> Charts,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<string> Notes,
    string? Failure);
