using Akka.Actor;

namespace Akka.Specs.Actors;

public sealed class NameSpecs : ActorSpec
{
    [Fact]
    public void Paths_name_the_system_the_guardian_and_the_actor()
    {
        var actor = Sys.ActorOf(Props.Empty, "name");

        Assert.Equal($"akka://{Sys.Name}/user/name", actor.Path.ToString());
        Assert.Equal($"[akka://{Sys.Name}/user/name#{actor.Path.Uid}]", actor.ToString());
        Assert.Equal(["user", "name"], actor.Path.Elements);
        Assert.Equal("user", actor.Path.Parent.Name);
    }

    [Fact]
    public async Task Children_without_a_name_are_given_one_after_the_other()
    {
        var parent = Sys.ActorOf(Props.Create(() => new ParentActor(SupervisorStrategy.DefaultStrategy)));

        var first = await parent.Ask<IActorRef>(Props.Empty);
        var second = await parent.Ask<IActorRef>(Props.Empty);

        Assert.Equal("$a", first.Path.Name);
        Assert.Equal("$b", second.Path.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$hidden")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("a b")]
    [InlineData("%zz")]
    public void A_malformed_name_is_refused(string name) =>
        Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Props.Empty, name));

    [Theory]
    [InlineData("plain")]
    [InlineData("with-many_symbols.*+:@&=,!~';()")]
    [InlineData("escaped%20space")]
    public void A_well_formed_name_is_taken(string name) =>
        Assert.Equal(name, Sys.ActorOf(Props.Empty, name).Path.Name);

    [Fact]
    public void A_path_is_read_as_it_is_written()
    {
        var path = ActorPath.Parse("akka://system/user/parent/child#42");

        Assert.Equal("akka://system/user/parent/child", path.ToString());
        Assert.Equal(42, path.Uid);
        Assert.Equal(3, path.Depth);
        Assert.Equal("system", path.Address.System);
        Assert.Equal(ActorPath.Parse("akka://system/user") / "parent" / "child", path);
        Assert.False(ActorPath.TryParse("no path", out _));
    }

    [Fact]
    public void An_address_is_read_as_it_is_written()
    {
        Assert.Equal(new Address("akka.tcp", "system", "host", 99), Address.Parse("akka.tcp://system@host:99"));
        Assert.Equal("akka://system", new Address("akka", "system").ToString());
        Assert.True(new Address("akka", "system").HasLocalScope);
    }

    [Fact]
    public void References_of_two_incarnations_differ()
    {
        var actor = Sys.ActorOf(Props.Empty);

        Assert.Equal(actor, actor);
        Assert.Equal(0, actor.CompareTo(actor));
        Assert.NotEqual(actor, Sys.ActorOf(Props.Empty));
        Assert.True(ActorRefs.Nobody.IsNobody());
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("-leading")]
    [InlineData("under_score")]
    public void A_malformed_name_of_a_system_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));

    [Fact]
    public void There_is_nothing_above_a_root()
    {
        var root = new RootActorPath(new Address("akka", "system"));

        Assert.Null(root.Parent);
        Assert.Equal(root, (root / "user").Parent);
        Assert.Throws<NotSupportedException>(() => root.WithUid(1));
    }

    [Fact]
    public void An_address_is_read_as_a_uri_is()
    {
        Assert.Equal(
            new Address("akka.tcp", "system", "host", 4053), Address.Parse("akka.tcp://system@host:4053/user"));
        Assert.Equal(new Address("akka", "system"), Address.Parse("akka://system/user/actor"));
        Assert.Throws<UriFormatException>(() => Address.Parse("user/actor"));
    }
}
