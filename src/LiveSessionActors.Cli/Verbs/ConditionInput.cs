using System.CommandLine;
using LiveSessionActors.Cli.History;
using LiveSessionActors.Client;
using LiveSessionActors.Client.Wire;
using LiveSessionActors.Sessions;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>What the append of a verb is to depend on.</summary>
internal sealed class ConditionInput
{
    public Option<string?> Key { get; } = new("--key")
    {
        Description = "An idempotency key: the same event under it is written once, however often it is appended.",
        HelpName = "key",
    };

    public Option<string?> IfSeq { get; } = new("--if-seq")
    {
        Description = "Append only if this is the session's last sequence number.",
        HelpName = "seq",
    };

    public Option<bool> IfExists { get; } = new("--if-exists")
    {
        Description = "Append only if the session has a journal: a mistaken id begins no session.",
    };

    /// <exception cref="DaemonException">One of them is not what it is to be.</exception>
    public AppendConditions Read(ParseResult arguments) => new(
        KeyOf(arguments.GetValue(Key)),
        (long?)Sequence.Read(arguments.GetValue(IfSeq), "--if-seq"),
        arguments.GetValue(IfExists));

    // Keys are written as ids are.
    private static string? KeyOf(string? text) => text is null || SessionId.TryParse(text, out _)
        ? text
        : throw new DaemonException(
            "usage", $"'{text}' is no idempotency key.", "Give --key 1 to 128 letters, digits, '_' or '-'.");
}
