using System.Globalization;

namespace LiveSessionActors.Cli;

/// <summary>How many there are of something, as people write it.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 journal</c> and <c>2 journals</c>.</summary>
    public static string Of(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
