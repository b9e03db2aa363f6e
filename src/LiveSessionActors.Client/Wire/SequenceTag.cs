using System.Globalization;

namespace LiveSessionActors.Client.Wire;

/// <summary>The sequence number that is an answer's entity tag.</summary>
internal static class SequenceTag
{
    /// <summary>The number; 0, which nothing with entries has, where there is none.</summary>
    public static long Of(HttpResponseMessage answer) => double.TryParse(
        answer.Headers.ETag?.Tag.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seq)
        ? (long)seq
        : 0;
}
