using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>Injects files below the root directory; a parameter chooses among them.</summary>
/// <param name="patterns">Patterns such as <c>src/**/*.csproj</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class FileGlobbingAttribute(params string[] patterns) : FileSystemGlobbingAttributeBase(patterns, Globbing.GlobFiles);

/// <summary>Injects directories below the root directory; a parameter chooses among them.</summary>
/// <param name="patterns">Patterns such as <c>src/*.Tests</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class DirectoryGlobbingAttribute(params string[] patterns) : FileSystemGlobbingAttributeBase(patterns, Globbing.GlobDirectories);

/// <summary>Injects what patterns find.</summary>
/// <remarks>The member is an array of paths, or one path, which is null unless exactly one is found.</remarks>
public abstract class FileSystemGlobbingAttributeBase : ParameterAttribute
{
    readonly string[] _patterns;
    readonly Func<AbsolutePath, string[], IEnumerable<AbsolutePath>> _globber;

    /// <summary>What a function finds by patterns.</summary>
    protected FileSystemGlobbingAttributeBase(string[] patterns, Func<AbsolutePath, string[], IEnumerable<AbsolutePath>> globber)
    {
        _patterns = patterns;
        _globber = globber;
    }

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        var isList = member.ValueType() == typeof(AbsolutePath[]);
        Assert.True(isList || member.ValueType() == typeof(AbsolutePath), $"'{member.Name}' has to be an AbsolutePath or an AbsolutePath[].");
        var all = Found();
        var given = BuildSession.Of(instance).Parameters.Value(member) switch
        {
            AbsolutePath[] several => several,
            AbsolutePath one => [one],
            _ => null,
        };
        var strange = given?.Except(all).FirstOrDefault();
        Assert.True(strange == null, $"'{member.Name}': '{strange}' is none of what {_patterns.JoinCommaSpace()} finds.");
        var found = given ?? all;
        return isList ? found : found is [var only] ? only : null;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Text, object Object)> GetValueSet(MemberInfo member, object instance)
    {
        var root = BuildSession.Of(instance).RootDirectory;
        return _globber(root, _patterns).Select(x => (root.GetUnixRelativePathTo(x).ToString(), (object)x));
    }

    AbsolutePath[] Found()
    {
        Assert.NotEmpty(_patterns, "There is no pattern to find paths by.");
        return [.. _globber(Build.RootDirectory, _patterns)];
    }
}
