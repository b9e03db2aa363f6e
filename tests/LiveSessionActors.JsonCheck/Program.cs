using System.Diagnostics;
using System.Globalization;
using LiveSessionActors.JsonCheck;

// Checks the files one after the other, and prints the microseconds that each took.
foreach (var path in args)
{
    var start = Stopwatch.GetTimestamp();
    Lines.Check(path);
    var microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    Console.WriteLine(microseconds.ToString("0.0", CultureInfo.InvariantCulture));
}
