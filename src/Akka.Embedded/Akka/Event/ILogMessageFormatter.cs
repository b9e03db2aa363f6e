namespace Akka.Event;

/// <summary>Puts arguments into log messages.</summary>
public interface ILogMessageFormatter
{
    /// <summary>Puts the arguments in.</summary>
    string Format(string format, params object[] args);

    /// <summary>Puts the arguments in.</summary>
    string Format(string format, IEnumerable<object> args);
}
