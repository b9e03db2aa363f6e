using System.Net.Http.Headers;
using System.Text.Json;

namespace LiveSessionActors.Daemon.Tests;

/// <summary>An answer, read whole.</summary>
internal sealed record TestAnswer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static async Task<TestAnswer> ReadAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers, answer.Content.Headers);

    /// <summary>Holds the answer to be a problem of this status, code and sentence, with all a problem has.</summary>
    public void ShouldRefuse(int status, string code, string? detail = null)
    {
        Assert.Equal((status, "application/problem+json"), (Status, Content.ContentType?.MediaType));
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal($"urn:live-sessions:problem:{code}", Json.GetProperty("type").GetString());
        Assert.NotEqual("", Json.GetProperty("title").GetString());
        if (detail is not null)
            Assert.Equal(detail, Json.GetProperty("detail").GetString());
    }
}
