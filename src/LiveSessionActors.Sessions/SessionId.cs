using System.Diagnostics.CodeAnalysis;

namespace LiveSessionActors.Sessions;

/// <summary>The name of a live session: 1 to 128 of <c>A-Za-z0-9_-</c>, so that it is a file name everywhere.</summary>
public readonly record struct SessionId
{
    /// <summary>The longest id, in characters.</summary>
    public const int LengthMax = 128;

    private readonly string? _value;

    private SessionId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A default SessionId names no session.");

    /// <summary>Reads an id.</summary>
    /// <exception cref="SessionException"><see cref="RefusalCode.InvalidSessionId"/>.</exception>
    public static SessionId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new SessionException(Refusal.InvalidSessionId(text));

    /// <summary>Whether <paramref name="text"/> is an id, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        var valid = text is { Length: > 0 and <= LengthMax } && IsAllowed(text);
        id = valid ? new SessionId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    private static bool IsAllowed(string text)
    {
        foreach (var c in text)
        {
            if (!IsAllowed(c))
                return false;
        }

        return true;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
