using System.Globalization;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>How long or how often something is tried: a moment in a test run, hours if somebody asks for it.</summary>
internal static class Extent
{
    /// <summary>What a variable of the environment says, otherwise the default.</summary>
    public static int Of(string variable, int otherwise)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        return int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }
}
