using System.Text.Json;

namespace LiveSessionActors.Benchmarks.Results;

/// <summary>The figures of the last run of each section, so that one of them can be measured again by itself.</summary>
internal sealed class ResultStore(string directory)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Keep(SectionResult result)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(FileOf(result.Name), JsonSerializer.Serialize(result, Indented));
    }

    public SectionResult? Find(string section) => File.Exists(FileOf(section))
        ? JsonSerializer.Deserialize<SectionResult>(File.ReadAllText(FileOf(section)), Indented)
        : null;

    private string FileOf(string section) => Path.Combine(directory, section + ".json");
}
