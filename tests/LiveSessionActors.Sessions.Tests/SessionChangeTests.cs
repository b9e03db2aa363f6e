using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionChangeTests
{
    [Fact]
    public void A_change_is_written_with_the_session_behind_it()
    {
        const string Entry = """{"seq":7.50,"event":{"type":["a"],"phase":"none"}}""";
        var after = Some.After(Entry);
        Assert.Equal(
            """{"id":"s1","seq":7.5,"type":["a"],"phase":"new","snapshot":""" + Some.Json(after) + "}",
            Written(SessionChange.Of(Some.Line(Entry), after)!));
    }

    [Fact]
    public void Only_the_fields_of_the_session_are_written_that_are_wanted()
    {
        const string Entry = """{"seq":7,"event":{"type":"a"}}""";
        Assert.Equal(
            """{"id":"s1","seq":7,"type":"a","phase":"new","snapshot":{"id":"s1","phase":"new"}}""",
            Encoding.UTF8.GetString(SessionChange.Of(Some.Line(Entry), Some.After(Entry))!.ToJson(["id", "phase"])));
    }

    [Fact]
    public void A_line_that_is_no_entry_has_no_number_and_no_type()
    {
        var after = Some.After("{");
        Assert.Equal(
            """{"id":"s1","seq":null,"type":null,"phase":"new","snapshot":""" + Some.Json(after) + "}",
            Written(SessionChange.Of(Some.Line("{"), after)!));
    }

    [Property(MaxTest = 1000)]
    public Property What_is_written_is_what_its_fields_say() => Prop.ForAll(Some.Events, fields =>
    {
        var line = $"{{\"seq\":3,\"event\":{fields}}}";
        var after = Some.After(line);
        var change = SessionChange.Of(Some.Line(line), after)!;

        var said = JsObject.Of(
            Some.Property("id", JsString.Of("s1")),
            Some.Property("seq", change.Seq ?? JsNull.Instance),
            Some.Property("type", change.Type ?? JsNull.Instance),
            Some.Property("phase", after.Snapshot.Phase));
        var expected = $"{said.ToString()![..^1]},\"snapshot\":{Some.Json(after)}}}";
        return (expected == Written(change)).Label(expected);
    });

    private static string Written(SessionChange change)
    {
        var text = new byte[change.Length];
        change.WriteTo(text);
        return Encoding.UTF8.GetString(text);
    }
}
