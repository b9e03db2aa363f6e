namespace LiveSessionActors.Documents.Tests;

/// <summary>A command, or a whole program, that a document shows, and what it says that comes of it.</summary>
/// <param name="Line">Where it begins in the document.</param>
/// <param name="Language">What it is written in: <c>sh</c> or <c>js</c>.</param>
/// <param name="Text">The command as one types it.</param>
/// <param name="Shown">Its output, or null when none is shown.</param>
internal sealed record Sample(int Line, string Language, string Text, string? Shown);
