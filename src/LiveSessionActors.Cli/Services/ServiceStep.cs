namespace LiveSessionActors.Cli.Services;

/// <summary>Something that was done, or was not.</summary>
/// <param name="Did">
/// What: wrote, removed, ran, failed, not_run, stopped; would_write and so on; asked, is_there, is_not_there.
/// </param>
/// <param name="What">The file, or the command as one types it.</param>
/// <param name="Said">What the command said, when it failed or was asked.</param>
/// <param name="Content">What the file would hold.</param>
internal sealed record ServiceStep(string Did, string What, string? Said = null, string? Content = null)
{
    public JsonText ToJson() =>
        JsonText.Of(("did", Did), ("what", What), ("said", Said), ("content", Content));
}
