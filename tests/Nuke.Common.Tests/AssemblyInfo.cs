// NUKE's static members (the root directory, the logger) belong to one build at a time. Only what runs every build as a
// process of its own, in a collection that has a name, runs beside the others; most of its time it waits.
[assembly: Xunit.CollectionBehavior(Xunit.CollectionBehavior.CollectionPerAssembly, MaxParallelThreads = 4)]
