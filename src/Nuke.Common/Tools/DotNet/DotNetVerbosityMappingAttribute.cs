using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Lets the verbosity of the build decide the one of <see cref="DotNetTasks"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class DotNetVerbosityMappingAttribute : VerbosityMappingAttribute
{
    /// <summary>The mapping.</summary>
    public DotNetVerbosityMappingAttribute()
        : base(typeof(DotNetVerbosity))
    {
        Quiet = nameof(DotNetVerbosity.quiet);
        Minimal = nameof(DotNetVerbosity.minimal);
        Normal = nameof(DotNetVerbosity.minimal);
        Verbose = nameof(DotNetVerbosity.detailed);
    }
}
