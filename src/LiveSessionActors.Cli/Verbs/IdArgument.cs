using System.CommandLine;

namespace LiveSessionActors.Cli.Verbs;

/// <summary>
/// The argument that names what a verb is about. The parser takes it for optional, since an option may do so, too.
/// </summary>
internal sealed class IdArgument : Argument<string?>
{
    public IdArgument(string name, bool isNeeded)
        : base(name)
    {
        IsNeeded = isNeeded;
        Arity = ArgumentArity.ZeroOrOne;
    }

    /// <summary>Whether the verb does nothing without an id.</summary>
    public bool IsNeeded { get; }
}
