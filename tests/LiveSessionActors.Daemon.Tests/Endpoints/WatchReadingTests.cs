using System.Text;
using LiveSessionActors.Client.Watching;
using LiveSessionActors.Client.Wire;

namespace LiveSessionActors.Daemon.Tests.Endpoints;

public sealed class WatchReadingTests
{
    [Theory]
    [InlineData("null", null)]
    [InlineData("\"generate\"", "generate")]
    [InlineData("7", "7")]
    [InlineData("\"\\ud800\"", "\"\\ud800\"")]
    public void A_type_that_is_no_text_is_told_as_it_is_written(string type, string? told)
    {
        var text = $"event: appended\nid: e-1\ndata: {{\"id\":\"one\",\"seq\":1,\"type\":{type},"
            + "\"phase\":\"new\",\"snapshot\":{}}\n\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var read = Assert.Single(WatchReading.Of(stream).Enumerate()).Data;

        Assert.Equal(told, Assert.IsType<SessionWatchEvent.Appended>(read).Type);
    }
}
