using LiveSessionActors.Cli.Views;
using Spectre.Console;

namespace LiveSessionActors.Cli.Tests.Views;

public sealed class ListingTests
{
    // Two borders, a line between the cells, and a space on each side of the 8 + 18 letters.
    private const int WidthOfTheTable = 33;

    [Theory]
    [InlineData(WidthOfTheTable - 1, false)]
    [InlineData(WidthOfTheTable, true)]
    public void A_table_becomes_blocks_rather_than_cut_a_word(int width, bool isTable)
    {
        var written = Write(width, isTerminal: true);

        Assert.Contains("8f3a91c2", written, StringComparison.Ordinal);
        Assert.Contains("generate_requested", written, StringComparison.Ordinal);
        Assert.Equal(isTable, written.Contains('│', StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_to_no_terminal_has_no_lines_between_its_cells() => Assert.Equal(
        "Session  Phase             \n8f3a91c2 generate_requested\n", Write(200, isTerminal: false));

    private static string Write(int width, bool isTerminal)
    {
        var listing = new Listing("Session", "Phase");
        listing.Add(Style.Plain, "8f3a91c2", "generate_requested");
        var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(listing.For(width, isTerminal));
        return text.ToString().ReplaceLineEndings("\n");
    }
}
