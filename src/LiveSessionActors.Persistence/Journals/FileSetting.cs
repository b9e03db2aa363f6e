using LiveSessionActors.Persistence.SystemCalls;

namespace LiveSessionActors.Persistence.Journals;

/// <summary>What all work on files shares.</summary>
/// <param name="Calls">The system calls.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Time">The clock.</param>
internal sealed record FileSetting(IFileCalls Calls, JournalSettings Settings, TimeProvider Time);
