namespace LiveSessionActors.Sessions.EcmaScript;

/// <summary>Why a text is no JSON, or not to be read.</summary>
/// <param name="Sentence">The reason, for people.</param>
/// <param name="TooDeep">It may be JSON, but is nested deeper than allowed.</param>
internal readonly record struct JsonProblem(string Sentence, bool TooDeep);
