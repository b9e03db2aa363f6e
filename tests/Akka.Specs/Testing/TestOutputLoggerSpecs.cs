using System.Collections.Concurrent;
using System.Globalization;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.Specs.Testing;

public sealed class TestOutputLoggerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly RecordedOutput _output = new();
    private readonly IActorRef _logger;
    private readonly TestProbe _events;

    public TestOutputLoggerSpecs()
        : base("akka { loglevel = OFF, stdout-loglevel = OFF }")
    {
        var output = _output;
        _logger = Sys.ActorOf(Props.Create(() => new TestOutputLogger(output)));
        _events = CreateTestProbe();
        Sys.EventStream.Subscribe(_events, typeof(Error));
    }

    [Fact]
    public void What_is_logged_is_written_to_the_output()
    {
        _logger.Tell(new Info("source", GetType(), "all is well"));

        AwaitAssert(() => Assert.EndsWith("[source] all is well", Assert.Single(_output.Lines)));
    }

    [Fact]
    public void A_malformed_format_fails_with_the_cause_of_the_event_beside_it()
    {
        var cause = new InvalidOperationException("boom");

        _logger.Tell(new Error(cause, "source", GetType(), new MalformedMessage()));

        var failure = Assert.IsType<AggregateException>(_events.ExpectMsg<Error>().Cause);
        Assert.StartsWith("Received a malformed formatted message. Log level: [ErrorLevel], ", failure.Message);
        Assert.Contains("Template: [one {0} of {1}], args: [part]", failure.Message);
        Assert.Collection(
            failure.InnerExceptions,
            inner => Assert.IsType<FormatException>(inner),
            inner => Assert.Same(cause, inner));
    }

    [Fact]
    public void A_malformed_format_of_an_event_without_a_cause_fails_by_itself()
    {
        _logger.Tell(new Info("source", GetType(), new MalformedMessage()));

        Assert.IsType<FormatException>(_events.ExpectMsg<Error>().Cause);
    }

    [Fact]
    public void Logging_goes_on_behind_a_malformed_format()
    {
        _logger.Tell(new Info("source", GetType(), new MalformedMessage()));
        _logger.Tell(new Info("source", GetType(), "all is well"));

        AwaitAssert(() => Assert.EndsWith("[source] all is well", Assert.Single(_output.Lines)));
    }

    private sealed class RecordedOutput : ITestOutputHelper
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void WriteLine(string message) => _lines.Enqueue(message);

        public void WriteLine(string format, params object[] args) =>
            WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));
    }

    private sealed class MalformedMessage()
        : LogMessage(DefaultLogMessageFormatter.Instance, "one {0} of {1}")
    {
        public override string ToString() => throw new FormatException("There is no second argument.");

        public override string Unformatted() => "part";

        public override IEnumerable<object> Parameters() => ["part"];
    }
}
