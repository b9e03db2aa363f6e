using System.Collections.Immutable;
using System.Reflection;
using LiveSessionActors.Actors.Messages;
using LiveSessionActors.Sessions;
using LiveSessionActors.Sessions.EcmaScript;
using LiveSessionActors.Sessions.Journals;

namespace LiveSessionActors.Actors.Tests.Messages;

public sealed class ProtocolTests
{
    // Immutable, and made of ids and values.
    private static readonly HashSet<Type> Values =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double),
        typeof(TimeSpan), typeof(DateTimeOffset),
        typeof(ReadOnlyMemory<byte>), typeof(Workspace), typeof(SessionId), typeof(SessionKey), typeof(SessionEvent),
        typeof(SessionSnapshot), typeof(SessionChange), typeof(Refusal), typeof(JsValue), typeof(JsObject), typeof(LineIdentity),
        typeof(ArchiveFinding), typeof(MigrationFinding),
    ];

    private static readonly Type[] Public =
        [.. typeof(IWorkspaceMessage).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(IWorkspaceMessage).Namespace)];

    private static readonly Type[] Sent = [.. Public.Where(type => type is { IsAbstract: false, IsValueType: false })];

    [Fact]
    public void Each_message_is_described()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PROTOCOL.md"));

        Assert.All(
            Sent.Where(type => type.IsAssignableTo(typeof(IWorkspaceMessage))),
            type => Assert.Contains($"{type.DeclaringType!.Name}.{type.Name}", page, StringComparison.Ordinal));
        Assert.All(
            Public.Where(type => !type.IsNested && !type.IsInterface && IsMessage(type)),
            type => Assert.Contains($"`{type.Name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_refusal_that_actors_give_is_described()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PROTOCOL.md"));
        // Those of reading an event are thrown by SessionEvent.Parse, before there is a message.
        string[] before =
        [
            RefusalCode.EventObjectRequired, RefusalCode.EventIdRequired, RefusalCode.EventTypeRequired,
            RefusalCode.EventNotComputable, RefusalCode.InvalidJson, RefusalCode.TooDeep,
        ];

        var codes = typeof(RefusalCode).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!).Except(before);

        Assert.All(codes, code => Assert.Contains($"`{code}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Messages_are_closed_and_hold_ids_and_values_only()
    {
        Assert.All(Sent, type => Assert.True(type.IsSealed, $"{type} is not sealed."));
        Assert.All(
            Sent.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)),
            property => Assert.True(
                IsValue(property.PropertyType), $"{property.DeclaringType} has a {property.PropertyType}."));
        Assert.All(
            Sent.SelectMany(type => type.GetProperties()).Select(property => property.SetMethod).OfType<MethodInfo>(),
            setter => Assert.Contains(
                typeof(System.Runtime.CompilerServices.IsExternalInit),
                setter.ReturnParameter.GetRequiredCustomModifiers()));
    }

    private static bool IsMessage(Type type) =>
        type == typeof(GetHealth) || type == typeof(HealthReport) || type.IsAssignableTo(typeof(IWorkspaceMessage));

    private static bool IsValue(Type type) =>
        Values.Contains(type)
        || type.IsEnum
        || Sent.Contains(type)
        || (Nullable.GetUnderlyingType(type) is { } underlying && IsValue(underlying))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && IsValue(type.GetGenericArguments()[0]));
}
