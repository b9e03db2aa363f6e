using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions;

/// <summary>The phases that the reducer itself puts a session into; a checkpoint may name any other.</summary>
internal static class Phase
{
    public static readonly JsString New = JsString.Of("new");
    public static readonly JsString GenerateRequested = JsString.Of("generate_requested");
    public static readonly JsString VariantsReady = JsString.Of("variants_ready");
    public static readonly JsString CarbonizeRequired = JsString.Of("carbonize_required");
    public static readonly JsString AcceptRequested = JsString.Of("accept_requested");
    public static readonly JsString DiscardRequested = JsString.Of("discard_requested");
    public static readonly JsString Discarded = JsString.Of("discarded");
    public static readonly JsString Completed = JsString.Of("completed");
    public static readonly JsString AgentError = JsString.Of("agent_error");

    /// <summary>Whether a session in this phase is over.</summary>
    public static bool IsLast(JsValue phase) =>
        phase is JsString text && (text.Equals(Completed) || text.Equals(Discarded));
}
