using System.Collections.Immutable;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Actors.Settings;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Daemon.Endpoints;

/// <summary>The body of a request for work.</summary>
internal sealed class WorkBody(RequestFields fields, WorkSettings settings)
{
    /// <summary>What to send instead of something that is no object.</summary>
    public const string Hint = "Send {} or {\"worker\":\"agent-1\"}.";

    /// <summary>What a request for work may have.</summary>
    public static readonly string[] NextFields = ["worker", "waitMs", "leaseMs", "types"];

    /// <summary>What a request to renew a lease may have.</summary>
    public static readonly string[] RenewFields = ["leaseMs"];

    private const string DefaultWorker = "worker";
    private const int NameCharsMax = 200;
    private const int TypesMax = 32;

    /// <summary>How long the work is to be the caller's.</summary>
    public TimeSpan LeaseFor => fields.Duration(
        "leaseMs", settings.LeaseDefault, TimeSpan.FromMilliseconds(1), settings.LeaseMax);

    /// <summary>The request for work that the body is.</summary>
    public WorkCommand.TakeNext TakeNext(Workspace workspace) => new(
        workspace,
        Guid.NewGuid().ToString("N"),
        Worker(),
        LeaseFor,
        fields.Duration("waitMs", TimeSpan.Zero, TimeSpan.Zero, settings.WaitMax),
        Types());

    private string Worker() => fields["worker"] switch
    {
        null => DefaultWorker,
        JsString { Value: { Length: > 0 and <= NameCharsMax } name } => name,
        { } value => throw RequestFields.Wrong("worker", value, $"a text of 1 to {NameCharsMax} characters"),
    };

    private ImmutableArray<string> Types() => fields["types"] switch
    {
        null => [],
        JsArray { Items: { Count: <= TypesMax } types } when types.All(type => type is JsString) =>
            [.. types.Select(type => ((JsString)type).Value)],
        { } value => throw RequestFields.Wrong(
            "types", value, $"a list of at most {TypesMax} types of event, such as [\"accept\"]"),
    };
}
