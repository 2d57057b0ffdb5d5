using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>The public and protected API of a compiled assembly, one line a member.</summary>
internal static class ApiReader
{
    public static ImmutableArray<ApiMember> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Where(x => IsVisible(reader, x)).SelectMany(x => OfType(reader, x))
            .OrderBy(x => x.Line, StringComparer.Ordinal)];
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        if (reader.GetString(type.Name).Contains('<', StringComparison.Ordinal)) return false;
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static IEnumerable<ApiMember> OfType(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = SignatureNames.Name(reader, handle);
        var fields = type.GetFields().Select(reader.GetFieldDefinition).Where(x => IsVisible(x.Attributes))
            .Select(x => new ApiMember(MemberLine.Of(reader, name, x), [ApiKeys.Of(name, reader.GetString(x.Name), x.DecodeSignature(SignatureNames.Instance, null))]));
        var properties = type.GetProperties().Select(reader.GetPropertyDefinition)
            .Select(x => (Line: MemberLine.Of(reader, name, x), Keys: ApiKeys.Of(reader, name, x), IsOverride: IsOverride(reader, x)))
            .Where(x => x.Line is not null).Select(x => new ApiMember(x.Line!, x.Keys) { IsOverride = x.IsOverride });
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(x => MemberLine.IsVisible(x.Attributes) && !IsAccessor(reader, x))
            .Select(x => new ApiMember(MemberLine.Of(reader, name, x), ApiKeys.Of(reader, name, x)) { IsOverride = IsOverride(x.Attributes) });
        return [new ApiMember(TypeLine.Of(reader, type, name), [name]), .. fields, .. properties, .. methods];
    }

    private static bool IsVisible(FieldAttributes attributes) =>
        !attributes.HasFlag(FieldAttributes.SpecialName)
        && (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsOverride(MetadataReader reader, PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        return IsOverride(reader.GetMethodDefinition(accessors.Getter.IsNil ? accessors.Setter : accessors.Getter).Attributes);
    }

    private static bool IsOverride(MethodAttributes attributes) =>
        attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.NewSlot);

    private static bool IsAccessor(MetadataReader reader, MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.SpecialName)
        && reader.GetString(method.Name) is var name
        && (name.Contains("get_", StringComparison.Ordinal) || name.Contains("set_", StringComparison.Ordinal));
}
