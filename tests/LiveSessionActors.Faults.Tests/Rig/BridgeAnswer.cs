using System.Text.Json;

namespace LiveSessionActors.Faults.Tests.Rig;

/// <summary>What a daemon answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="Seq">The sequence number of an append.</param>
internal sealed record BridgeAnswer(int Status, string Body, string? Seq)
{
    /// <summary>How many journals could not be read, where the answer tells.</summary>
    public string? Warnings { get; init; }

    /// <summary>The code of a refusal.</summary>
    public string? Code => Field("code");

    public override string ToString() => $"{Status} {Body}";

    /// <summary>The sentence of a refusal.</summary>
    public string? Detail => Field("detail");

    /// <summary>A field of the body that is a string.</summary>
    public string? Field(string name)
    {
        using var json = JsonDocument.Parse(Body);
        var isObject = json.RootElement.ValueKind == JsonValueKind.Object;
        return isObject && json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }

    /// <summary>Fails unless it is this refusal.</summary>
    public BridgeAnswer ShouldRefuse(int status, string code)
    {
        Assert.True(Status == status && Code == code, $"{status} {code} was expected, and this came: {this}");
        return this;
    }

    /// <summary>Fails unless it is a success.</summary>
    public BridgeAnswer ShouldBeGiven()
    {
        Assert.True(Status == 200, $"An answer was expected, and this came: {this}");
        return this;
    }
}
