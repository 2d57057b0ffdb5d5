namespace Nuke.Common.IO;

/// <summary>Something that has a path, such as a project.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>The path.</summary>
    AbsolutePath Path { get; }
}
