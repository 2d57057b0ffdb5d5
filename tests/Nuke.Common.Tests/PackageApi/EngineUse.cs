namespace Nuke.Common.Tests.PackageApi;

/// <summary>Something of the engine that compiled code refers to.</summary>
/// <param name="Key">As in <see cref="ApiMember.Keys"/>.</param>
/// <param name="Place">The first method that does, or where else it stands.</param>
internal sealed record EngineUse(string Key, string Place)
{
    /// <summary>Before a key without a type: an override, or a named argument of an attribute, whose declaration is in some base type.</summary>
    public const string Inherited = "inherited ";
}
