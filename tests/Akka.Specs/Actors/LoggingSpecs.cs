using Akka.Actor;
using Akka.Event;

namespace Akka.Specs.Actors;

public sealed class LoggingSpecs : Akka.TestKit.Xunit2.TestKit
{
    public LoggingSpecs() : base("akka.loglevel = INFO\nakka.stdout-loglevel = OFF") =>
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));

    [Fact]
    public void Arguments_are_put_into_the_message_when_it_is_read()
    {
        Sys.Log.Warning("{0} of {1}", 1, "two");

        var warning = ExpectMsg<Warning>();
        Assert.Equal("1 of two", warning.Message.ToString());
        Assert.Equal($"ActorSystem({Sys.Name})", warning.LogSource);
        Assert.Equal(LogLevel.WarningLevel, warning.LogLevel());
    }

    [Fact]
    public void A_level_below_the_configured_one_is_not_published()
    {
        var log = Logging.GetLogger(Sys, "source");

        log.Debug("nothing");
        log.Info("something");

        Assert.False(log.IsDebugEnabled);
        Assert.True(log.IsEnabled(LogLevel.InfoLevel));
        Assert.Equal("something", ExpectMsg<Info>().Message.ToString());
    }

    [Fact]
    public void A_cause_goes_with_the_message()
    {
        var cause = new InvalidOperationException("oops");

        Sys.Log.Error(cause, "failed at {0}", 7);

        var error = ExpectMsg<Error>();
        Assert.Same(cause, error.Cause);
        Assert.Equal("failed at 7", error.Message.ToString());
    }

    [Fact]
    public void The_log_of_an_actor_names_its_path()
    {
        Sys.ActorOf(Props.Create(() => new LoggingActor()), "logging").Tell("hello");

        var info = ExpectMsg<Info>();
        Assert.Equal($"akka://{Sys.Name}/user/logging", info.LogSource);
        Assert.Equal(typeof(LoggingActor), info.LogClass);
    }

    [Fact]
    public void A_failure_is_logged_as_an_error_with_the_path_of_the_actor()
    {
        var actor = Sys.ActorOf(Props.Create(() => new LoggingActor()), "failing");

        actor.Tell(new InvalidOperationException("oops"));

        var error = ExpectMsg<Error>();
        Assert.Equal("oops", error.Message.ToString());
        Assert.Equal(actor.Path.ToString(), error.LogSource);
        Assert.IsType<InvalidOperationException>(error.Cause);
    }

    [Fact]
    public async Task Standard_output_takes_over_when_the_loggers_stop()
    {
        var system = ActorSystem.Create("ending", "akka.loglevel = INFO\nakka.stdout-loglevel = OFF");
        system.EventStream.Subscribe(TestActor, typeof(Debug));

        await system.Terminate();

        FishForMessage<Debug>(debug => Equals(debug.Message, "Shutting down: StandardOutLogger started"));
        ExpectMsg<Debug>(debug => Equals(debug.Message, "All default loggers stopped"));
    }

    [Theory]
    [InlineData("DEBUG", LogLevel.DebugLevel)]
    [InlineData("info", LogLevel.InfoLevel)]
    [InlineData("Warning", LogLevel.WarningLevel)]
    [InlineData("ERROR", LogLevel.ErrorLevel)]
    public void The_names_of_levels_are_read_in_any_case(string name, LogLevel level) =>
        Assert.Equal(level, Logging.LogLevelFor(name));

    private sealed class LoggingActor : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public LoggingActor()
        {
            Receive<Exception>(failure => throw failure);
            Receive<string>(_log.Info);
        }
    }
}
