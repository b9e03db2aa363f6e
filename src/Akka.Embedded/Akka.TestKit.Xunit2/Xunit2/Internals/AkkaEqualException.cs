using System.Globalization;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two things that a test takes for equal are not.</summary>
public class AkkaEqualException : XunitException
{
    private AkkaEqualException(string message)
        : base(message)
    {
    }

    /// <summary>The exception for two things, with an explanation.</summary>
    public static AkkaEqualException ForMismatchedValues(
        object expected, object actual, string format = null, params object[] args)
    {
        var explanation = args is { Length: > 0 } && !string.IsNullOrEmpty(format)
            ? string.Format(CultureInfo.InvariantCulture, format, args)
            : format;
        return new($"""
            Assert.Equal() Failure: {(string.IsNullOrEmpty(explanation) ? "Values differ" : explanation)}
            Expected: {expected ?? "null"}
            Actual:   {actual ?? "null"}
            """);
    }
}
