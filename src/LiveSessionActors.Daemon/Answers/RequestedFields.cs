using LiveSessionActors.Daemon.Routing;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Daemon.Answers;

/// <summary>Which fields of sessions a request wants to be answered with: the parameter <c>fields</c>.</summary>
internal sealed class RequestedFields
{
    private readonly IReadOnlyCollection<string>? _names;

    private RequestedFields(IReadOnlyCollection<string>? names) => _names = names;

    /// <summary>Those that a request names; all, unless it names some.</summary>
    /// <exception cref="SessionException">It names one that no session has.</exception>
    public static RequestedFields Of(BridgeCall call)
    {
        if (call.Query["fields"] is not { Length: > 0 } text)
            return new RequestedFields(null);

        var names = text.Split(',').ToHashSet();
        var unknown = names.Select(static name => name.StartsWith('-') ? name[1..] : name).FirstOrDefault(
            static name => !SessionSnapshot.FieldNames.Contains(name));
        return unknown is null
            ? new RequestedFields(names)
            : throw new SessionException(BridgeRefusals.UnknownSessionField(unknown));
    }

    /// <summary>A session as it is answered.</summary>
    public ReadOnlyMemory<byte> JsonOf(SessionSnapshot session) =>
        _names is null ? session.Json : session.ToJson(_names);

    /// <summary>A change as it is told; null when it is told whole.</summary>
    public byte[]? PartOf(SessionChange change) => _names is null ? null : change.ToJson(_names);
}
