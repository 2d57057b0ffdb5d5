using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path that is not rooted.</summary>
public class RelativePath
{
    readonly string _path;

    /// <summary>A path with a separator.</summary>
    protected RelativePath(string path, char? separator = null)
    {
        Assert.False(Path.IsPathRooted(path), $"Path '{path}' has to be relative.");
        _path = path.Replace('\\', '/').Replace('/', separator ?? Path.DirectorySeparatorChar);
    }

    /// <summary>A path.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) => path == null ? null : new RelativePath(path);

    /// <summary>The path as text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?._path;

    /// <summary>A path below.</summary>
    public static RelativePath operator /(RelativePath left, string? right) => new(Path.Combine(left._path, right ?? ""));

    /// <summary>A path with more at its end.</summary>
    public static RelativePath operator +(RelativePath left, string? right) => new(left._path + right);

    /// <inheritdoc/>
    public override string ToString() => _path;
}

/// <summary>A relative path with slashes.</summary>
public class UnixRelativePath : RelativePath
{
    UnixRelativePath(string path)
        : base(path, '/')
    {
    }

    /// <summary>A path.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator UnixRelativePath?(string? path) => path == null ? null : new UnixRelativePath(path);
}
