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
        catch (InvalidOperationException)
        {
            // The test is over, and its output closed: there is nothing left to write to.
            Context.Stop(Self);
        }
    }
}
