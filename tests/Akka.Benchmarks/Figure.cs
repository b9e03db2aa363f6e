namespace Akka.Benchmarks;

/// <summary>What one operation costs.</summary>
internal readonly record struct Figure(string Name, double Nanoseconds, double Bytes);
