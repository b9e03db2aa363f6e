using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>The remarks that a snapshot's <c>diagnostics</c> hold.</summary>
internal static class Diagnostic
{
    private static readonly JsString Error = JsString.Of("error");
    private static readonly JsString Message = JsString.Of("message");
    private static readonly JsString CarbonizeMessage =
        JsString.Of("Accepted variant still has carbonize markers that must be folded into source CSS.");

    private static readonly JsString UnknownAgentError = JsString.Of("unknown agent error");

    public static JsObject JournalParseFailed(int line, string message) => Of(
        "journal_parse_failed", new(JsString.Of("line"), JsNumber.Of(line)), new(Message, JsString.Of(message)));

    public static JsObject Omitted(int count) =>
        Of("diagnostics_omitted", new JsProperty(JsString.Of("count"), JsNumber.Of(count)));

    public static JsObject CarbonizeCleanupRequired(JsValue? file) => Of(
        "carbonize_cleanup_required",
        new(JsString.Of("file"), Coercion.IsTruthy(file) ? file!.Detached() : JsNull.Instance),
        new(Message, CarbonizeMessage));

    public static JsObject StaleCheckpointIgnored(JsValue? revision) =>
        Of("stale_checkpoint_ignored", Defined("revision", revision));

    public static JsObject AgentError(JsValue? message) => Of(
        "agent_error",
        new JsProperty(Message, Coercion.IsTruthy(message) ? message!.Detached() : UnknownAgentError));

    public static JsObject UnknownEventType(JsValue? type) => Of("unknown_event_type", Defined("type", type));

    private static JsProperty[] Defined(string name, JsValue? value) =>
        value is null ? [] : [new(JsString.Of(name), value.Detached())];

    private static JsObject Of(string error, params JsProperty[] details) =>
        JsObject.Of([new(Error, JsString.Of(error)), .. details]);
}
