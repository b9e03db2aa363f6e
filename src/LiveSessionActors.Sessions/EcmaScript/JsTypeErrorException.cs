namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Where JavaScript throws a <c>TypeError</c>.</summary>
internal sealed class JsTypeErrorException() : Exception(CannotConvert)
{
    /// <summary>What JavaScript says of an object that has no primitive value.</summary>
    public const string CannotConvert = "Cannot convert object to primitive value";
}
