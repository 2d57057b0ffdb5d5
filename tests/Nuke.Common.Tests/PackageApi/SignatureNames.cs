using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Names types as the list of NUKE's API does: keywords for primitives, <c>`0</c> and <c>``0</c> for type parameters.</summary>
internal sealed class SignatureNames : ISignatureTypeProvider<string, object?>
{
    public static readonly SignatureNames Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.Byte => "byte",
        PrimitiveTypeCode.Char => "char",
        PrimitiveTypeCode.Double => "double",
        PrimitiveTypeCode.Int16 => "short",
        PrimitiveTypeCode.Int32 => "int",
        PrimitiveTypeCode.Int64 => "long",
        PrimitiveTypeCode.Object => "object",
        PrimitiveTypeCode.Single => "float",
        PrimitiveTypeCode.String => "string",
        PrimitiveTypeCode.UInt32 => "uint",
        PrimitiveTypeCode.UInt64 => "ulong",
        PrimitiveTypeCode.Void => "void",
        _ => $"System.{typeCode}",
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Name(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Name(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{WithoutArity(genericType)}<{string.Join(", ", typeArguments)}>";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";

    /// <summary>The full name of a type, whichever way the metadata points to it.</summary>
    public static string Name(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
                return definition.IsNested
                    ? $"{Name(reader, definition.GetDeclaringType())}.{reader.GetString(definition.Name)}"
                    : Qualified(reader, definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? $"{Name(reader, reference.ResolutionScope)}.{reader.GetString(reference.Name)}"
                    : Qualified(reader, reference.Namespace, reference.Name);
            case HandleKind.TypeSpecification:
                return Instance.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0);
            default:
                throw new InvalidDataException($"{handle.Kind} is not a type.");
        }
    }

    private static string Qualified(MetadataReader reader, StringHandle @namespace, StringHandle name) =>
        @namespace.IsNil ? reader.GetString(name) : $"{reader.GetString(@namespace)}.{reader.GetString(name)}";

    /// <summary><c>List`1</c> becomes <c>List</c>: where the arguments follow, they say it themselves.</summary>
    private static string WithoutArity(string name) =>
        name.LastIndexOf('`') is var mark and > 0 ? name[..mark] : name;
}
