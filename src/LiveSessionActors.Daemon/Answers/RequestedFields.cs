using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>Which fields of sessions a request wants to be answered with: the parameter <c>fields</c>.</summary>
internal sealed class RequestedFields(IReadOnlyCollection<string>? names)
{
    /// <summary>Those that the parameter names; all, unless it names some.</summary>
    public static RequestedFields Of(string? parameter) =>
        new(parameter is { Length: > 0 } names ? names.Split(',').ToHashSet() : null);

    /// <summary>A session as it is answered.</summary>
    public ReadOnlyMemory<byte> JsonOf(SessionSnapshot session) => names is null ? session.Json : session.ToJson(names);

    /// <summary>A change as it is told; null when it is told whole.</summary>
    public byte[]? PartOf(SessionChange change) => names is null ? null : change.ToJson(names);
}
