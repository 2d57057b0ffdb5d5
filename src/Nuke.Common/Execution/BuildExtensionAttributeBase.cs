namespace Nuke.Common.Execution;

/// <summary>The base of attributes that take part in every run of a build.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    /// <summary>The build.</summary>
    public INukeBuild Build { get; internal set; } = null!;

    /// <inheritdoc/>
    public virtual float Priority { get; set; }
}
