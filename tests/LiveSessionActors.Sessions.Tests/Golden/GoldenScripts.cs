using System.IO.Compression;

namespace LiveSessionActors.Sessions.Tests.Golden;

/// <summary>The scripts that are kept beside this file.</summary>
public static class GoldenScripts
{
    private static readonly Lazy<IReadOnlyDictionary<string, GoldenScript>> Scripts =
        new(() => Lines("scripts.jsonl.gz").Select(GoldenScript.Parse).ToDictionary(script => script.Name));

    /// <summary>
    /// Their names, in order: <c>real/…</c> are whole sessions, <c>usual/…</c> and <c>nasty/…</c> were made at random.
    /// </summary>
    public static IEnumerable<string> Names => Scripts.Value.Keys;

    /// <summary>One of them.</summary>
    public static GoldenScript Get(string name) => Scripts.Value[name];

    /// <summary>The lines of a compressed file beside this one.</summary>
    internal static IEnumerable<string> Lines(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
