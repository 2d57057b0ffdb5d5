using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How much a command prints.</summary>
[TypeConverter(typeof(TypeConverter<DotNetVerbosity>))]
public class DotNetVerbosity : Enumeration
{
#pragma warning disable CS1591, IDE1006, CA1707, SA1300 // Names as the command line writes them.
    public static DotNetVerbosity quiet = new() { Value = nameof(quiet) };
    public static DotNetVerbosity minimal = new() { Value = nameof(minimal) };
    public static DotNetVerbosity normal = new() { Value = nameof(normal) };
    public static DotNetVerbosity detailed = new() { Value = nameof(detailed) };
    public static DotNetVerbosity diagnostic = new() { Value = nameof(diagnostic) };
#pragma warning restore CS1591, IDE1006, CA1707, SA1300

    /// <summary>A verbosity by its name.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DotNetVerbosity?(string? value) => value == null ? null : new() { Value = value };
}
