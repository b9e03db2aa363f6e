namespace LiveSessionActors.Sessions.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("acept", "accept")]
    [InlineData("acccept", "accept")]
    [InlineData("accepr", "accept")]
    [InlineData("acecpt", "accept")]
    [InlineData("Generate", "generate")]
    [InlineData("agentdone", "agent_done")]
    [InlineData("variantsReady", "variants_ready")]
    [InlineData("completed", "complete")]
    [InlineData("discar", "discard")]
    public void A_mistyped_name_is_known_again(string text, string name) =>
        Assert.Equal(name, NearestName.Of(text, EventType.All));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("paint")]
    [InlineData("selected")]
    public void A_name_that_is_like_none_has_no_nearest(string text) =>
        Assert.Null(NearestName.Of(text, EventType.All));

    [Fact]
    public void A_text_longer_than_any_name_has_no_nearest() =>
        Assert.Null(NearestName.Of(new string('x', 65), [new string('x', 65)]));

    [Fact]
    public void Without_names_there_is_no_nearest() => Assert.Null(NearestName.Of("accept", []));
}
