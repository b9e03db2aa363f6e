namespace LiveSessionActors.Sessions.Tests;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Session_1-x")]
    [InlineData("-")]
    public void A_session_id_is_letters_digits_underscores_and_hyphens(string text)
    {
        Assert.True(SessionId.TryParse(text, out var id));
        Assert.Equal(text, id.Value);
        Assert.Equal(id, SessionId.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a.jsonl")]
    [InlineData("é")]
    [InlineData("a\n")]
    [InlineData("１")]
    public void Nothing_else_is_one(string? text)
    {
        Assert.False(SessionId.TryParse(text, out _));
        var refusal = Assert.Throws<SessionException>(() => SessionId.Parse(text!)).Refusal;
        Assert.Equal((RefusalCode.InvalidSessionId, $"invalid session id: {text}"), (refusal.Code, refusal.Detail));
    }

    [Fact]
    public void A_session_id_has_at_most_128_characters()
    {
        Assert.True(SessionId.TryParse(new string('x', 128), out _));
        Assert.False(SessionId.TryParse(new string('x', 129), out _));
    }

    [Fact]
    public void A_default_id_names_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => default(SessionId).Value);
        Assert.Throws<InvalidOperationException>(() => default(Workspace).Path);
    }

    [Fact]
    public void A_workspace_is_an_absolute_path_without_a_trailing_separator()
    {
        var root = Path.GetTempPath();
        Assert.Equal(Path.TrimEndingDirectorySeparator(root), Workspace.Parse(root).Path);
        Assert.Equal(
            Workspace.Parse(Path.Combine(root, "a")),
            Workspace.Parse(Path.Combine(root, "b", "..", "a") + Path.DirectorySeparatorChar));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData("./here")]
    [InlineData("/nul\0l")]
    public void Another_path_is_no_workspace(string path) => Assert.Equal(
        RefusalCode.WorkspaceNotFound, Assert.Throws<SessionException>(() => Workspace.Parse(path)).Refusal.Code);

    [Fact]
    public void A_persistence_id_reads_back_even_when_the_path_has_its_separator()
    {
        var workspace = Workspace.Parse(Path.Combine(Path.GetTempPath(), "c#", "a#b"));
        var key = new SessionKey(workspace, SessionId.Parse("s-1"));
        Assert.EndsWith("#s-1", key.PersistenceId, StringComparison.Ordinal);
        Assert.Equal(key, SessionKey.Parse(key.PersistenceId));
        Assert.Throws<SessionException>(() => SessionKey.Parse("no separator"));
    }
}
