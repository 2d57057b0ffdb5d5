using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>The name of an attribute's type.</summary>
internal static class AttributeNames
{
    public static string Of(MetadataReader reader, CustomAttribute attribute) => SignatureNames.Name(reader, TypeOf(reader, attribute));

    public static EntityHandle TypeOf(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
        _ => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
    };
}
