using Nuke.Common.Execution;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>An extra of this engine. It is not called Parallel, since that is a class of .NET that builds use.</summary>
    [Parameter("Runs targets that do not wait for each other side by side: so many at a time, or as many as there are processors", Name = "Parallel")]
    internal Parallelism TargetsAtATime =>
        Session.Parameters.Definitions.FirstOrDefault(x => x.Type == typeof(Parallelism)) is { } definition
            ? (Parallelism?)Session.Parameters.Value(definition.Member) ?? Parallelism.Off
            : Parallelism.Off;

    /// <summary>How long the targets took together; less than the sum of theirs, where they ran side by side.</summary>
    internal TimeSpan Elapsed { get; set; }
}
