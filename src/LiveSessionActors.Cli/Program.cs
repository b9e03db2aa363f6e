using System.CommandLine;
using LiveSessionActors.Cli;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;

var root = new RootCommand("Live sessions: a daemon that keeps them, and commands that drive it over its pipe.")
{
    DaemonVerb.Create(),
    EndpointVerb.Create(),
    DemoVerb.Create(),
};

// The daemon ends by its own handling of signals, and every failure has its sentence and exit code below.
var invocation = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = null,
};
try
{
    return await root.Parse(args).InvokeAsync(invocation);
}
catch (StartRefusedException refused)
{
    return ErrorOutput.Write(refused.Message, refused.Hint, refused.ExitCode);
}
catch (DaemonException refused)
{
    return ErrorOutput.Write(refused.Message, refused.Hint, exitCode: 1);
}
