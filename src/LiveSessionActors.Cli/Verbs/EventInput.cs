using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>The event that a verb appends: an argument, the content of a file, or standard input.</summary>
internal sealed class EventInput
{
    public Argument<string?> Argument { get; } = new("event")
    {
        Description = "The event, a JSON object; else standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> File { get; } = new("--file")
    {
        Description = "The file that holds the event.",
        HelpName = "file",
    };

    public void Check(CommandResult result)
    {
        if (result.GetValue(Argument) is not null && result.GetValue(File) is not null)
            result.AddError("The event is either an argument or in a --file.");
    }

    /// <exception cref="DaemonException">There is none, or its file cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(VerbCall call)
    {
        if (call.Arguments.GetValue(Argument) is { } text)
            return Encoding.UTF8.GetBytes(text);
        if (call.Arguments.GetValue(File) is { } file)
            return await ReadFileAsync(file, call.Cancellation);
        if (!Console.IsInputRedirected)
            throw new DaemonException(
                "usage", "There is no event to append.", "Give it as the argument, by --file, or on standard input.");

        using var content = new MemoryStream();
        await Console.OpenStandardInput().CopyToAsync(content, call.Cancellation);
        return content.ToArray();
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await System.IO.File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DaemonException(
                "file_unreadable",
                $"The file {file} cannot be read: {failure.Message}",
                "Name another with --file.",
                failure);
        }
    }
}
