namespace LiveSessionActors.Benchmarks.Results;

/// <summary>Curves over one axis; both axes are logarithmic.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Across">What the horizontal axis counts.</param>
/// <param name="Up">What the vertical axis counts.</param>
/// <param name="Curves">The curves, each by its name.</param>
internal sealed record Chart(string Name, string Title, string Across, string Up, IReadOnlyList<Curve> Curves);

/// <summary>One curve of a chart.</summary>
internal sealed record Curve(string Name, List<Point> Points);

/// <summary>One point of a curve.</summary>
internal readonly record struct Point(double At, double Value);
