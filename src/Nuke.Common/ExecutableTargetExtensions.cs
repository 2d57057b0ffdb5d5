using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Questions about the targets of a run, such as <c>InvokedTargets.Contains(Pack)</c>.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>Whether a target, named by its property, is among them.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) =>
        targets.Any(x => x.Factory.Equals(target));
}
