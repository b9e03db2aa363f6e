using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Tests;

/// <summary>A daemon that answers before it has read all that is sent is heard.</summary>
public sealed class EarlyAnswerTests : IDisposable
{
    private const string Problem = """{"code":"event_too_large","detail":"Too large.","status":413}""";
    private const int LargeBytes = 8 * 1024 * 1024;

    private readonly TestCommands _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task An_event_over_the_limit_is_said_to_be_too_large()
    {
        var file = _commands.Files.Write("large.json", Large("{\"type\":\"generate\",\"id\":\"one\",\"text\":\"", "\"}"));

        var refused = await _commands.RunAsync("append", "--file", file);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith("live-sessions: An event has at most", refused.Errors, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("event_too_large", "413 Content Too Large", "application/problem+json", Problem)]
    [InlineData("invalid_answer", "400 Bad Request", "text/plain", "No.")]
    [InlineData(DaemonException.Unreachable, null, null, null)]
    public async Task An_answer_that_comes_while_the_event_is_sent_is_the_answer(
        string code, string? status, string? type, string? body)
    {
        Skip.If(OperatingSystem.IsWindows(), "It is about sockets.");
        using var listener = new StrangeListener(_commands.Pipe, status is null
            ? ""
            : $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body!.Length}\r\n\r\n{body}");
        using var client = new LiveSessionClient(BridgeAddress.Resolve(_commands.Pipe));

        var failure = await Assert.ThrowsAsync<DaemonException>(
            () => client.AppendAsync(System.Text.Encoding.UTF8.GetBytes(Large("\"", "\""))));

        Assert.Equal(code, failure.Code);
    }

    private static string Large(string before, string after) => before + new string('x', LargeBytes) + after;
}
