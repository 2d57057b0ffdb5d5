// NUKE's static members (the root directory, the logger) belong to one build at a time.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
