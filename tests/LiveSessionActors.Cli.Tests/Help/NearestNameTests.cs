using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Tests.Help;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["append", "archive", "start", "stop", "restart", "show"];

    [Theory]
    [InlineData("apend", "append")]
    [InlineData("appedn", "append")]
    [InlineData("strat", "start")]
    [InlineData("archives", "archive")]
    [InlineData("sohw", "show")]
    [InlineData("stopp", "stop")]
    public void A_mistyped_name_is_known_by_few_corrections(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, Names));

    [Theory]
    [InlineData("dance")]
    [InlineData("")]
    [InlineData("s")]
    public void A_name_that_is_far_from_all_is_none(string typed) => Assert.Null(NearestName.Of(typed, Names));
}
