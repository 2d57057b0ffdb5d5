namespace Nuke.Common.CI;

/// <summary>Marks a host's property whose text is not to be taken for a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoConvertAttribute : Attribute;
