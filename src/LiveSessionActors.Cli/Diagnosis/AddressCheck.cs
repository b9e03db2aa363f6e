using LiveSessionActors.Client;

namespace LiveSessionActors.Cli.Diagnosis;

/// <summary>The daemon's address, and what lies at it.</summary>
internal static class AddressCheck
{
    private const string Name = "pipe";
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    public static Check Run(BridgeAddress address)
    {
        if (OperatingSystem.IsWindows())
            return new Check(true, Name, address.Value);

        var directory = new DirectoryInfo(Path.GetDirectoryName(address.Value)!);
        if (!directory.Exists)
            return new Check(true, Name, $"{address}; its directory is made when a daemon starts");
        if (InTheWay(address) is { } wrong)
            return wrong;

        var lies = UnixFile.AtItself(address.Value) is null ? "nothing lies there" : "a socket lies there";
        var mode = Convert.ToString((int)directory.UnixFileMode, 8);
        var detail = $"{address}, in a directory with mode {mode}; {lies}";
        return address.IsDefault && (directory.LinkTarget is not null || (directory.UnixFileMode & Others) != 0)
            ? new Check(false, Name, detail, $"Make {directory} a directory for you alone: chmod 700 {directory}")
            : new Check(true, Name, detail);
    }

    // What a start refuses to replace, or to take for its own.
    private static Check? InTheWay(BridgeAddress address)
    {
        var hint = $"Move it away if nobody needs it, or name another address with --pipe or {BridgeAddress.Variable}.";
        if (UnixFile.AtItself(address.Value) is { } there && (!there.IsSocket || there.Owner != UnixUser.Current))
            return new Check(
                false,
                Name,
                there.IsSocket
                    ? $"{address} is another user's socket (user {there.Owner})"
                    : $"{address} is {(there.IsLink ? "a link" : "no socket")}, and nothing else is ever replaced",
                hint);
        return UnixFile.AtItself(address.Value + ".lock") is { } claim
            && (!claim.IsRegular || claim.Owner != UnixUser.Current)
                ? new Check(
                    false,
                    Name,
                    $"{address}.lock is {(claim.IsLink ? "a link" : $"no file of yours (user {claim.Owner})")}",
                    hint)
                : null;
    }
}
