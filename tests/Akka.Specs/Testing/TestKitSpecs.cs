using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Xunit.Abstractions;

namespace Akka.Specs.Testing;

public sealed class TestKitSpecs
{
    [Fact]
    public void A_test_without_an_implicit_sender_sends_from_no_one()
    {
        using var kit = new Senderless();

        kit.TestActor.Tell("message");

        kit.ExpectMsg<string>((_, sender) => Assert.Equal(kit.Sys.DeadLetters, sender));
    }

    [Fact]
    public async Task The_actor_system_ends_with_the_test()
    {
        var kit = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = OFF");

        kit.Dispose();

        await kit.Sys.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void What_is_logged_goes_to_the_output_of_the_test()
    {
        var output = new Lines();
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka.stdout-loglevel = OFF", output);

        kit.EventFilter.Info("message").ExpectOne(() => kit.Log.Info("message"));

        kit.AwaitAssert(() => Assert.Contains("message", string.Join('\n', output.Written), StringComparison.Ordinal));
    }

    [Fact]
    public void A_test_takes_an_actor_system_that_is_there()
    {
        using var system = ActorSystem.Create("given", "akka.loglevel = OFF");

        using var kit = new Akka.TestKit.Xunit2.TestKit(system);

        kit.TestActor.Tell("message", ActorRefs.NoSender);
        kit.ExpectMsg("message");
        Assert.Equal("given", kit.Sys.Name);
    }

    private sealed class Senderless() : Akka.TestKit.Xunit2.TestKit("akka.loglevel = OFF"), INoImplicitSender;

    private sealed class Lines : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Written
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines];
                }
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines)
            {
                _lines.Add(message);
            }
        }

        public void WriteLine(string format, params object[] args) => WriteLine(format);
    }
}
