namespace Nuke.Common;

/// <summary>
/// A target that runs alone, also in a build whose targets otherwise run side by side (<c>--parallel</c>): one that
/// changes what others read, or needs the terminal for itself. It is an extra of this engine, which NUKE does not have.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SequentialAttribute : Attribute;
