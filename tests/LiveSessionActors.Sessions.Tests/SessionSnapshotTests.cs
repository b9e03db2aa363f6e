using System.Text;
using LiveSessionActors.Sessions.EcmaScript;

namespace LiveSessionActors.Sessions.Tests;

public sealed class SessionSnapshotTests
{
    [Fact]
    public void The_file_is_indented_and_ends_in_a_newline() => Assert.Equal(
        """
        {
          "id": "s1",
          "phase": "accept_requested",
          "pageUrl": null,
          "sourceFile": null,
          "expectedVariants": 0,
          "arrivedVariants": 0,
          "visibleVariant": null,
          "paramValues": {
            "0": "h",
            "1": "i"
          },
          "pendingEventSeq": 1,
          "pendingEvent": {
            "type": "accept",
            "variantId": "x{[,:\\\"",
            "list": [
              [],
              {},
              -1.5
            ],
            "paramValues": "hi"
          },
          "deliveryLease": null,
          "checkpointRevision": 0,
          "activeOwner": null,
          "sourceMarkers": {},
          "fallbackMode": null,
          "annotationArtifacts": [],
          "diagnostics": [],
          "updatedAt": "t"
        }

        """,
        Encoding.UTF8.GetString(Some.After(
            """{"seq":1,"ts":"t","event":"""
            + """{"type":"accept","token":"t","variantId":"x{[,:\\\"","list":[[],{},-1.5],"paramValues":"hi"}}""")
            .Snapshot.ToFile()));

    [Fact]
    public void Fields_are_picked_in_the_snapshots_own_order() => Assert.Equal(
        """{"id":"s1","phase":"completed","updatedAt":"t"}""",
        Encoding.UTF8.GetString(Some.After("""{"seq":1,"ts":"t","event":{"type":"complete"}}""")
            .Snapshot.ToJson(["updatedAt", "phase", "none", "id", "phase"])));

    [Fact]
    public void Fields_with_a_minus_sign_are_left_out()
    {
        var snapshot = Some.After("""{"seq":1,"ts":"t","event":{"type":"strange"}}""").Snapshot;
        var whole = Encoding.UTF8.GetString(snapshot.Json.Span);

        Assert.Equal(
            whole.Replace(
                ""","diagnostics":[{"error":"unknown_event_type","type":"strange"}]""", "", StringComparison.Ordinal),
            Encoding.UTF8.GetString(snapshot.ToJson(["-diagnostics"])));
    }

    [Fact]
    public void It_is_rendered_once()
    {
        var state = Some.After("""{"seq":1,"ts":"t","event":{"type":"complete"}}""");
        Assert.Equal(state.Snapshot.Json, state.Snapshot.Json);
    }

    [Theory]
    [InlineData("""{"type":"complete"}""", true)]
    [InlineData("""{"type":"discarded"}""", true)]
    [InlineData("""{"type":"checkpoint","phase":"completed"}""", true)]
    [InlineData("""{"type":"checkpoint","phase":["completed"]}""", false)]
    [InlineData("""{"type":"discard"}""", false)]
    [InlineData("""{"type":"agent_error"}""", false)]
    public void A_session_is_over_in_two_phases(string @event, bool completed) =>
        Assert.Equal(completed, Some.After("{\"seq\":1,\"event\":" + @event + "}").Snapshot.Completed);

    [Fact]
    public void The_pending_event_is_what_waits_for_the_agent()
    {
        var asked = """
            {"seq":7,"ts":"t","event":{"type":"generate","id":"s1","token":"secret","element":{"token":"kept"}}}
            """;
        var waiting = Some.After(asked).Snapshot;
        Assert.Equal("""{"type":"generate","id":"s1","element":{"token":"kept"}}""", waiting.PendingEvent!.ToString());
        Assert.Equal(7, Assert.IsType<JsNumber>(waiting.PendingEventSeq).Value);

        var answered = Some.After(asked, """{"seq":8,"ts":"t","event":{"type":"agent_done"}}""").Snapshot;
        Assert.Null(answered.PendingEvent);
        Assert.Same(JsNull.Instance, answered.PendingEventSeq);
        Assert.Equal("variants_ready", Assert.IsType<JsString>(answered.Phase).Value);
        Assert.Equal("t", Assert.IsType<JsString>(answered.UpdatedAt).Value);
    }
}
