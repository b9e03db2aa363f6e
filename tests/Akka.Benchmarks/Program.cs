using Akka.Actor;
using Akka.Benchmarks;
using Akka.Configuration;

// Prints the figures of the runtime this was built with. When it was built with the other one too, that build is run as
// well and both stand side by side.
var config = ConfigurationFactory.ParseString("""
    akka.loglevel = WARNING
    akka.persistence.snapshot-store.plugin = akka.persistence.snapshot-store.inmem
    akka.persistence.journal.empty.class = "Akka.Benchmarks.EmptyJournal, Akka.Benchmarks"
    """);
using var system = ActorSystem.Create("benchmarks", config);
List<Figure> figures =
[
    await Measure.Run("tell, one sender", 1_000_000, n => Tell.From(system, 1, n)),
    await Measure.Run("tell, four senders", 1_000_000, n => Tell.From(system, 4, n)),
    await Measure.Run("ask, one after the other", 100_000, n => Ask.OneByOne(system, n)),
    await Measure.Run("ask, four at a time", 200_000, n => Ask.Parallel(system, 4, n)),
    await Measure.Run("persist in memory, one actor", 200_000, n => Persist.Run(system, 1, n, false, "inmem")),
    await Measure.Run("persist in memory, four actors", 200_000, n => Persist.Run(system, 4, n, false, "inmem")),
    await Measure.Run("persist async in memory, one actor", 200_000, n => Persist.Run(system, 1, n, true, "inmem")),
    await Measure.Run("persist to an empty plug-in", 200_000, n => Persist.Run(system, 1, n, false, "empty")),
];
await system.Terminate();
if (args is ["--raw"])
    Report.Write(figures);
else
    Report.Print(figures, await OtherRuntime.Run());
