using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to a test's output.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    /// <summary>A logger for this output.</summary>
    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<InitializeLogger>(message =>
        {
            message.LoggingBus.Subscribe(Self, typeof(LogEvent));
            Sender.Tell(new LoggerInitialized());
        });
        Receive<LogEvent>(Write);
    }

    private void Write(LogEvent logEvent)
    {
        try
        {
            _output.WriteLine(logEvent.ToString());
        }
        catch (FormatException failure) when (logEvent.Message is LogMessage message)
        {
            throw Malformed(logEvent, message, failure);
        }
        catch (InvalidOperationException)
        {
            // The test is over, and its output closed: there is nothing left to write to.
            Context.Stop(Self);
        }
    }

    // It fails this actor, so that the failure is logged in its turn: the test's author sees it.
    private static Exception Malformed(LogEvent logEvent, LogMessage message, FormatException failure)
    {
        var text = $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], "
            + $"Template: [{message.Format}], args: [{message.Unformatted()}]";
        return logEvent.Cause is null
            ? new FormatException(text, failure)
            : new AggregateException(text, failure, logEvent.Cause);
    }
}
