namespace LiveSessionActors.Sessions.Measuring;

/// <summary>The bounds of what is measured in several places.</summary>
public static class Buckets
{
    /// <summary>Seconds, from a tenth of a millisecond to ten seconds.</summary>
    public static double[] Seconds { get; } =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Things that come together, from one to 256.</summary>
    public static double[] Items { get; } = [1, 2, 4, 8, 16, 32, 64, 128, 256];
}
