using System.Text.Json;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>A journal, read from outside.</summary>
internal sealed class Journal(string path)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>The lines, an unterminated last one among them.</summary>
    public string[] Lines => File.Exists(Path)
        ? File.ReadAllText(Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>What the readable lines were marked with, in file order.</summary>
    public List<string> Marks => [.. Lines.Select(MarkOf).OfType<string>()];

    /// <summary>The sequence numbers of the readable lines, in file order.</summary>
    public List<long> Numbers => [.. Lines.Where(IsReadable).Select(SeqOf)];

    /// <summary>The sequence number of a readable line.</summary>
    public static long SeqOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("seq").GetInt64();
    }

    /// <summary>What an event of <see cref="Some"/> in this line was marked with; null when the line is none.</summary>
    public static string? MarkOf(string line)
    {
        if (!IsReadable(line))
            return null;
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("event", out var inner) && inner.TryGetProperty("mark", out var mark)
            ? mark.GetString()
            : null;
    }

    /// <summary>Whether a line is an entry.</summary>
    public static bool IsReadable(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Appends as another program does.</summary>
    public void Append(string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.AppendAllText(Path, text);
    }
}
