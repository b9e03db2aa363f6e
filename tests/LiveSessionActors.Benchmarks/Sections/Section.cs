namespace LiveSessionActors.Benchmarks.Sections;

/// <summary>A part of the benchmark that can be run by itself.</summary>
/// <param name="Name">What <c>--only</c> calls it.</param>
/// <param name="Title">Its heading on the page.</param>
/// <param name="About">What is measured, and how.</param>
/// <param name="Measure">Measures.</param>
internal sealed record Section(string Name, string Title, string About, Action<Findings> Measure);
