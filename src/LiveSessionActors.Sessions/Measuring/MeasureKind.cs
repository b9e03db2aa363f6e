namespace LiveSessionActors.Sessions.Measuring;

/// <summary>How the values of a measure are to be read.</summary>
public enum MeasureKind
{
    /// <summary>It only rises.</summary>
    Count,

    /// <summary>It rises and falls.</summary>
    Level,

    /// <summary>How many values there were, how large they were together, and how many were below each bound.</summary>
    Distribution,
}
