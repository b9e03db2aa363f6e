using System.Globalization;
using LiveSessionActors.Daemon.Answers;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The body of a request that is no event: an object whose fields all may be missing.</summary>
internal sealed class RequestFields
{
    private readonly JsObject _fields;

    private RequestFields(JsObject fields) => _fields = fields;

    /// <summary>A field's value, unless it is absent or null.</summary>
    public JsValue? this[string name] => _fields[name] is { } value and not JsNull ? value : null;

    /// <summary>Reads a body; an empty one has no fields.</summary>
    /// <param name="json">The body.</param>
    /// <param name="depthMax">How deeply it may be nested.</param>
    /// <param name="hint">What to send instead of something that is no object.</param>
    /// <param name="known">The fields that it may have.</param>
    /// <exception cref="SessionException">It is no JSON object, or has a field that is unknown.</exception>
    public static RequestFields Read(ReadOnlyMemory<byte> json, int depthMax, string hint, string[] known)
    {
        if (json.IsEmpty)
            return new RequestFields(JsObject.Empty);
        if (JsValue.Parse(json, depthMax) is not JsObject fields)
            throw new SessionException(new Refusal(BridgeCode.InvalidRequest, "The body is no JSON object.", hint));

        var unknown = fields.Properties.Select(static field => field.Name).FirstOrDefault(
            name => !known.Contains(name.Value));
        return unknown is null
            ? new RequestFields(fields)
            : throw new SessionException(BridgeRefusals.UnknownField(unknown, known));
    }

    /// <summary>A field that is a time in milliseconds.</summary>
    /// <exception cref="SessionException">It is none between the bounds.</exception>
    public TimeSpan Duration(string name, TimeSpan otherwise, TimeSpan min, TimeSpan max) => this[name] switch
    {
        null => otherwise,
        JsNumber { Value: var ms }
            when double.IsInteger(ms) && ms >= min.TotalMilliseconds && ms <= max.TotalMilliseconds =>
            TimeSpan.FromMilliseconds(ms),
        { } value => throw Wrong(
            name, value, $"a whole number of milliseconds from {min.TotalMilliseconds} to {max.TotalMilliseconds}"),
    };

    /// <summary>A field that is the id of a session, or null.</summary>
    /// <exception cref="SessionException">It is none.</exception>
    public SessionId? Session(string name) => this[name] switch
    {
        null => null,
        JsString id => SessionId.Parse(id.Value),
        { } value => throw Wrong(name, value, "the id of a session"),
    };

    /// <summary>Why a field makes no sense.</summary>
    public static SessionException Wrong(string name, JsValue value, string wanted)
    {
        // JSON has no word for a number that is too large.
        var text = value is JsNumber { Value: var number } && !double.IsFinite(number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value.ToString();
        return new SessionException(BridgeRefusals.Field(name, text, wanted));
    }
}
