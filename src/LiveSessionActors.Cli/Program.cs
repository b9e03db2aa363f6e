using LiveSessionActors.Cli;
using LiveSessionActors.Cli.Verbs;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon;
using LiveSessionActors.Sessions;

UnixUser.KeepFilesPrivate();
var json = FormatInput.AsksForJson(args);
try
{
    return PlainDaemonCall.TryRead(args) is { } call ? DaemonVerb.Run(call) : CommandTree.Run(args, json);
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
catch (UnauthorizedAccessException failure)
{
    return ErrorOutput.Write(
        json, new DaemonException("not_writable", failure.Message, "Look at the permissions of what it names."));
}
catch (IOException failure)
{
    return ErrorOutput.Write(
        json, new DaemonException("io_error", failure.Message, "Look at the disk that the answer goes to."));
}
