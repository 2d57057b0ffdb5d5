using System.ComponentModel;
using Nuke.Common.Tooling;

/// <summary>The environments that <c>--environment</c> can name.</summary>
[TypeConverter(typeof(TypeConverter<EnvironmentName>))]
sealed class EnvironmentName : Enumeration
{
    /// <summary>The sandbox on this machine.</summary>
    public static readonly EnvironmentName Local = new() { Value = "local" };

    /// <summary>Follows <c>develop</c>.</summary>
    public static readonly EnvironmentName Qa = new() { Value = "qa" };

    /// <summary>Follows <c>master</c>, behind an approval.</summary>
    public static readonly EnvironmentName Production = new() { Value = "production" };

    public static implicit operator string(EnvironmentName name) => name.Value;
}
