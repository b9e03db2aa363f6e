using System.CommandLine;
using System.CommandLine.Invocation;
using LiveSessionActors.Cli;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;
using LiveSessionActors.Sessions;

// The daemon ends by its own handling of signals, and every failure has its sentence and exit code below.
var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = null,
};
var json = args.Contains("--json");
try
{
    var parsed = CommandTree.Root().Parse(args.Length == 0 ? ["--help"] : args);
    return parsed.Action is ParseErrorAction
        ? ErrorOutput.Write(json, CommandTree.Misread(parsed))
        : await parsed.InvokeAsync(invocation);
}
catch (StartRefusedException refused)
{
    return ErrorOutput.Write(
        json, new DaemonException(ExitCode.CodeOf(refused), refused.Message, refused.Hint));
}
catch (SessionException refused)
{
    return ErrorOutput.Write(
        json, new DaemonException(refused.Refusal.Code, refused.Refusal.Detail, refused.Refusal.Hint));
}
catch (DaemonException refused)
{
    return ErrorOutput.Write(json, refused);
}
catch (IOException failure)
{
    return ErrorOutput.Write(
        json, new DaemonException("io_error", failure.Message, "Look at the disk that the answer goes to."));
}
