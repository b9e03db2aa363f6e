namespace LiveSessionActors.Client.Wire;

/// <summary>The body of an error: <c>application/problem+json</c>.</summary>
/// <param name="Type">A URI that stands for the code.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Code">A code for programs.</param>
/// <param name="Hint">What to do, when there is something to do.</param>
/// <param name="LastSeq">The session's last sequence number, when another was expected.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string? Hint = null, double? LastSeq = null);
