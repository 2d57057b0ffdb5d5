namespace Nuke.Common;

/// <summary>A target: a property of the build class that describes what it depends on and what it does.</summary>
/// <param name="definition">The definition to add to.</param>
/// <returns>The definition.</returns>
public delegate ITargetDefinition Target(ITargetDefinition definition);
