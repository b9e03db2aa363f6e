namespace LiveSessionActors.Persistence.SystemCalls;

/// <summary>A name in a directory, and what it names when the directory tells, so that nobody has to look.</summary>
internal readonly record struct NamedFile(string Name, FileKind? Kind);
