namespace LiveSessionActors.Daemon.Routing;

/// <summary>
/// The part of a request's target behind the question mark. The first of several equal names counts; a plus sign is a
/// space, as web forms write it; what is no percent-encoding stands for itself.
/// </summary>
internal readonly struct QueryText(string text)
{
    /// <summary>The decoded value of a parameter, or null when it is not there.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var range in text.AsSpan().Split('&'))
            {
                var parameter = text.AsSpan()[range];
                var equals = parameter.IndexOf('=');
                if (parameter[..(equals < 0 ? parameter.Length : equals)].SequenceEqual(name))
                    return equals < 0 ? "" : Decode(parameter[(equals + 1)..]);
            }

            return null;
        }
    }

    private static string Decode(ReadOnlySpan<char> value) =>
        Uri.UnescapeDataString(value.Contains('+') ? value.ToString().Replace('+', ' ') : value.ToString());
}
