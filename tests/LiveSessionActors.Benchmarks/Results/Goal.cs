namespace LiveSessionActors.Benchmarks.Results;

/// <summary>A figure that is wanted, and what was measured.</summary>
internal sealed record Goal(string What, string Wanted, string Measured, bool IsMet);
