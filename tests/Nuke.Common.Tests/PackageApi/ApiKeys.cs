using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>How a reference in compiled code names a member: the same text for its definition and for its use.</summary>
internal static class ApiKeys
{
    public static string Of(string type, string name, MethodSignature<string> signature) =>
        $"{type}.{Of(name, signature)}";

    /// <summary>The part after the declaring type, which an override shares with what it overrides.</summary>
    public static string Of(string name, MethodSignature<string> signature) =>
        $"{name}``{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";

    public static string Of(string type, string name, string fieldType) => $"{type}.{name} : {fieldType}";

    public static ImmutableArray<string> Of(MetadataReader reader, string type, MethodDefinition method) =>
        [Of(type, reader.GetString(method.Name), method.DecodeSignature(SignatureNames.Instance, null))];

    public static ImmutableArray<string> Of(MetadataReader reader, string type, PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        return [.. new[] { accessors.Getter, accessors.Setter }.Where(x => !x.IsNil)
            .SelectMany(x => Of(reader, type, reader.GetMethodDefinition(x)))];
    }
}
