namespace LiveSessionActors.Client.Wire;

/// <summary>
/// Why an event that is in the journal may be a mistake: it added a diagnostic, or began a session with another type than
/// <c>generate</c>.
/// </summary>
/// <param name="Codes">The <c>error</c> of the diagnostic, and <c>new_session</c>.</param>
/// <param name="Sentence">The same for people.</param>
public sealed record AppendNotice(IReadOnlyList<string> Codes, string Sentence)
{
    internal static AppendNotice? Of(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Live-Session-Notice", out var values))
            return null;

        var parts = string.Join(", ", values).Split("; ", 2);
        return new AppendNotice(parts[0].Split(", "), parts[^1]);
    }
}
