using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using LiveSessionActors.Client;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// The event that a verb appends, behind the id that it is for: an argument, the content of a file, or standard input.
/// </summary>
internal sealed class EventInput(IdInput id)
{
    private readonly Argument<string?> _event = new("event")
    {
        Description = "The event, a JSON object; else standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file")
    {
        Description = "The file that holds the event.",
        HelpName = "file",
    };

    /// <summary>Has a verb take both.</summary>
    public Command AddTo(Command verb)
    {
        verb.Arguments.Insert(0, id.Argument);
        verb.Arguments.Insert(1, _event);
        verb.Options.Insert(0, id.Option);
        verb.Options.Insert(1, _file);
        verb.Validators.Add(Check);
        return verb;
    }

    /// <summary>The id; null when none is given.</summary>
    public string? FindId(ParseResult arguments) => Read(arguments.CommandResult).Id;

    /// <exception cref="DaemonException">There is none, or its file cannot be read.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(VerbCall call)
    {
        if (Read(call.Arguments.CommandResult).Event is { } text)
            return Encoding.UTF8.GetBytes(text);
        if (call.Arguments.GetValue(_file) is { } file)
            return await ReadFileAsync(file, call.Cancellation);
        if (!Console.IsInputRedirected)
            throw new DaemonException(
                "usage", "There is no event to append.", "Give it as the argument, by --file, or on standard input.");

        using var content = new MemoryStream();
        await Console.OpenStandardInput().CopyToAsync(content, call.Cancellation);
        return content.ToArray();
    }

    private void Check(CommandResult result)
    {
        var (named, text) = Read(result);
        if (result.LastOf(id.Option) is not null && result.LastOf(_event) is not null)
            result.AddError(id.GivenTwice);
        else if (id.Argument.IsNeeded && named is null)
            result.AddError(id.Missing);
        if (text is not null && result.LastOf(_file) is not null)
            result.AddError("The event is either an argument or in a --file.");
    }

    // A single argument is what it looks like: an id is no JSON object, and no object is an id.
    private (string? Id, string? Event) Read(CommandResult result)
    {
        var (first, second) = (result.LastOf(id.Argument), result.LastOf(_event));
        if (result.LastOf(id.Option) is { } named)
            return (named, first);
        return second is null && first is not null && !IsId(first) ? (null, first) : (first, second);
    }

    private bool IsId(string word) => id.Argument.IsNeeded
        ? !word.TrimStart().StartsWith('{')
        : SessionId.TryParse(word, out _);

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellation);
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
