using System.Globalization;

namespace LiveSessionActors.Actors.Settings;

/// <summary>Two times of the configuration of which one has to last as long as the other.</summary>
public static class SettingsPair
{
    /// <summary>Refuses a time that is shorter than the other.</summary>
    /// <param name="key">The key of the time that has to be as long.</param>
    /// <param name="time">That time.</param>
    /// <param name="otherKey">The key of the other.</param>
    /// <param name="otherTime">The other.</param>
    /// <param name="because">What would come of it.</param>
    /// <exception cref="SettingsException">It is shorter; both are named.</exception>
    public static void RequireAsLong(
        string key, TimeSpan time, string otherKey, TimeSpan otherTime, string because)
    {
        if (time < otherTime)
            throw new SettingsException(string.Create(
                CultureInfo.InvariantCulture,
                $"The setting live-sessions.{key} is {time.TotalSeconds} s, and live-sessions.{otherKey} is "
                + $"{otherTime.TotalSeconds} s: {because}. The first must be at least as long as the second."));
    }
}
