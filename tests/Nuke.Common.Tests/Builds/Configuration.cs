#pragma warning disable CA2211, CA2225, MA0069 // As NUKE's template has it.
using System.ComponentModel;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tests.Builds;

[TypeConverter(typeof(TypeConverter<Configuration>))]
public class Configuration : Enumeration
{
    public static Configuration Debug = new() { Value = nameof(Debug) };
    public static Configuration Release = new() { Value = nameof(Release) };

    public static implicit operator string(Configuration configuration) => configuration.Value;
}
