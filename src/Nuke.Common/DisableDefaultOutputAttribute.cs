namespace Nuke.Common;

/// <summary>Leaves out parts of what the engine prints by itself.</summary>
/// <param name="disabledOutputs">The parts; none means all of them.</param>
[AttributeUsage(AttributeTargets.Class)]
public class DisableDefaultOutputAttribute(params DefaultOutput[] disabledOutputs) : Attribute
{
    /// <summary>The parts that are left out.</summary>
    public DefaultOutput[] DisabledOutputs { get; } =
        disabledOutputs.Length > 0 ? disabledOutputs : Enum.GetValues<DefaultOutput>();

    /// <summary>Whether the attribute counts in this run.</summary>
    public virtual bool IsApplicable(INukeBuild build) => true;
}

/// <summary>A part of what the engine prints by itself.</summary>
public enum DefaultOutput
{
    /// <summary>The banner.</summary>
    Logo,

    /// <summary>The heading of a target, where the log has no groups.</summary>
    TargetHeader,

    /// <summary>The group of a target's lines, where the log has groups.</summary>
    TargetCollapse,

    /// <summary>Warnings and errors once more, at the end.</summary>
    ErrorsAndWarnings,

    /// <summary>The table of targets at the end.</summary>
    TargetOutcome,

    /// <summary>The line that says whether the build succeeded.</summary>
    BuildOutcome,

    /// <summary>The time before each line of the log.</summary>
    Timestamps,
}
