using System.Globalization;

namespace Akka.Event;

/// <summary>Puts arguments in where <c>{0}</c> and so on are.</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter() { }

    /// <inheritdoc />
    public string Format(string format, params object[] args) =>
        string.Format(CultureInfo.CurrentCulture, format, args);

    /// <inheritdoc />
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
