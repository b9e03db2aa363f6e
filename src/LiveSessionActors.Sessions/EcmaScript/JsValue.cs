namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>A value as JSON and the reducer know them. JavaScript's <c>undefined</c> is C#'s <c>null</c>.</summary>
public abstract class JsValue;

/// <summary>An object: its properties in JavaScript's order.</summary>
public sealed class JsObject : JsValue;
