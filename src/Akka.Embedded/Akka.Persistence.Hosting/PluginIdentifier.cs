using Akka.Configuration;

namespace Akka.Persistence.Hosting;

/// <summary>The name of a plug-in, which is a key of the configuration.</summary>
internal static class PluginIdentifier
{
    private const string IllegalCharacters = "$\"{}[]:=,#`^?!@*&\\./";

    internal static void Check(Type options, string identifier)
    {
        if (string.IsNullOrWhiteSpace(identifier))
        {
            throw new ConfigurationException($"Invalid {options}, Identifier is null or whitespace");
        }

        var illegal = identifier
            .Where(character => char.IsWhiteSpace(character) || IllegalCharacters.Contains(character))
            .Distinct()
            .Select(character => char.IsWhiteSpace(character) ? $"\\u{(int)character:X4}" : $"{character}")
            .ToList();
        if (illegal.Count > 0)
        {
            throw new ConfigurationException(
                $"Invalid {options}, Identifier contains illegal character(s) {string.Join(", ", illegal)}");
        }
    }
}
