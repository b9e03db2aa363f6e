namespace LiveSessionActors.Actors.Settings;

/// <summary>How long a workspace stays open, and how it is listed: the keys of <c>reference.conf</c>.</summary>
/// <param name="IdleClose">Unused for so long, it is closed.</param>
/// <param name="CloseWithin">So long a stop waits for the open ones to finish.</param>
/// <param name="ListAtOnce">So many journals a listing reads at a time.</param>
/// <param name="ListPatience">So long a listing waits for the next session's answer.</param>
/// <param name="ListMemory">So many bytes of its answer a listing keeps for the next one.</param>
public sealed record WorkspaceSettings(
    TimeSpan IdleClose, TimeSpan CloseWithin, int ListAtOnce, TimeSpan ListPatience, long ListMemory)
{
    internal static WorkspaceSettings Bind(SettingsSection section) => new(
        section.Duration("idle-close"),
        section.Duration("close-within"),
        section.Count("list-at-once"),
        section.Duration("list-patience"),
        section.Bytes("list-memory"));
}
