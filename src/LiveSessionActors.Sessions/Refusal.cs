namespace LiveSessionActors.Sessions;

/// <summary>Why something was not done: a code for programs, a sentence for people, and what to do about it.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>.</param>
/// <param name="Detail">A sentence; the reference store's own where it has one.</param>
/// <param name="Hint">What to do, when there is something to do.</param>
public sealed record Refusal(string Code, string Detail, string? Hint = null)
{
    /// <summary>The text is no session id.</summary>
    public static Refusal InvalidSessionId(string? text) => new(
        RefusalCode.InvalidSessionId,
        $"invalid session id: {text}",
        "A session id is 1 to 128 letters, digits, '_' or '-'.");

    /// <summary>The directory is not there, or its path is not absolute.</summary>
    public static Refusal WorkspaceNotFound(string? path) => new(
        RefusalCode.WorkspaceNotFound,
        $"workspace not found: {path}",
        "Name an existing directory by its absolute path.");
}
