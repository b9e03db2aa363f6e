using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes a prefix before each line.</summary>
internal sealed class PrefixedOutput(ITestOutputHelper output, string prefix) : ITestOutputHelper
{
    public void WriteLine(string message) => output.WriteLine(prefix + message);

    public void WriteLine(string format, params object[] args) => output.WriteLine(prefix + format, args);
}
