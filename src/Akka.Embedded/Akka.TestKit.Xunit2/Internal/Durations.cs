namespace Akka.TestKit.Internal;

/// <summary>Durations that may be without an end.</summary>
internal static class Durations
{
    internal static TimeSpan OrLess(this TimeSpan duration, TimeSpan other)
    {
        if (other < TimeSpan.Zero)
        {
            return duration;
        }

        return duration < TimeSpan.Zero || other < duration ? other : duration;
    }

    internal static void EnsureFinite(this TimeSpan duration, string parameterName)
    {
        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentException(
                $"The timespan must be greater than zero. Actual value: {duration}", parameterName);
        }
    }
}
