using System.Reflection;

namespace LiveSessionActors.Packages.Tests;

/// <summary>How this build was made.</summary>
internal static class Built
{
    public static string SourceDirectory => Of(nameof(SourceDirectory));

    public static string Configuration => Of(nameof(Configuration));

    public static string Version => Of(nameof(Version));

    /// <summary>
    /// Whether Akka.NET is that of its packages: then the libraries for its hosts are packed, else the tool.
    /// </summary>
    public static bool ForAkkaHosts => Of("AkkaRuntime") == "packages";

    /// <summary>Where Akka.NET came from, when not from a configured source; else empty.</summary>
    public static string AkkaSource => Of(nameof(AkkaSource));

    /// <summary>The project file of one of the sources.</summary>
    public static string Project(string name) => Path.Combine(SourceDirectory, name, name + ".csproj");

    private static string Of(string key) => typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
