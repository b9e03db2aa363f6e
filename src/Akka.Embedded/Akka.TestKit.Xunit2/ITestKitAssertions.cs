namespace Akka.TestKit;

/// <summary>How a test kit makes a test fail.</summary>
public interface ITestKitAssertions
{
    /// <summary>Makes the test fail.</summary>
    void Fail(string format = "", params object[] args);

    /// <summary>Makes the test fail unless the condition holds.</summary>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Makes the test fail if the condition holds.</summary>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Makes the test fail unless both are equal.</summary>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Makes the test fail unless the comparer takes both for equal.</summary>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
