namespace LiveSessionActors.Cli;

/// <summary>A value that is written as JSON already.</summary>
internal readonly record struct JsonText(string Json)
{
    public static JsonText Of(params ReadOnlySpan<(string Name, object? Value)> members) => new(JsonLine.Of(members));
}
