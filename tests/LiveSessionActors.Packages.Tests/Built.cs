using System.Reflection;

namespace LiveSessionActors.Packages.Tests;

/// <summary>How this build was made.</summary>
internal static class Built
{
    public static string SourceDirectory => Of(nameof(SourceDirectory));

    public static string Configuration => Of(nameof(Configuration));

    public static string Version => Of(nameof(Version));

    /// <summary>The project file of one of the sources.</summary>
    public static string Project(string name) => Path.Combine(SourceDirectory, name, name + ".csproj");

    private static string Of(string key) => typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
