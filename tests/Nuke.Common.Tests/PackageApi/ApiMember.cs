using System.Collections.Immutable;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>A public or protected type or member.</summary>
/// <param name="Line">All that a caller sees of it, as in the list of NUKE's API.</param>
/// <param name="Keys">What compiled code calls it: a property has two, one for each accessor.</param>
internal sealed record ApiMember(string Line, ImmutableArray<string> Keys)
{
    /// <summary>Whether it only overrides a member of a base type.</summary>
    public bool IsOverride { get; init; }
}
