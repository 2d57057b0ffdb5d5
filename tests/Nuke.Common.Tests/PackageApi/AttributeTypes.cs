using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Names types in the values of attributes. An enum takes four bytes, as all of NUKE's do.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string>
{
    public static readonly AttributeTypes Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => SignatureNames.Instance.GetPrimitiveType(typeCode);

    public string GetSystemType() => "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        SignatureNames.Name(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        SignatureNames.Name(reader, handle);

    public string GetTypeFromSerializedName(string name) => name.Split(',')[0].Replace('+', '.');

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";
}
