using Microsoft.Extensions.Logging;

namespace LiveSessionActors.Daemon.Logging;

/// <summary>Something that is logged.</summary>
/// <param name="At">When it was.</param>
/// <param name="Level">Its level.</param>
/// <param name="Category">Who says it.</param>
/// <param name="Number">Which of its sayings it is.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Fields">What is filled into the sentence, by name; null when that is not known.</param>
/// <param name="Failure">The exception that it is about.</param>
internal readonly record struct LogEntry(
    DateTimeOffset At,
    LogLevel Level,
    string Category,
    int Number,
    string Message,
    IReadOnlyList<KeyValuePair<string, object?>>? Fields,
    Exception? Failure);
