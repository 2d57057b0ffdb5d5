using System.Reflection;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary><c>Nuke.Common.NukeBuild : abstract class, Nuke.Common.INukeBuild</c>.</summary>
internal static class TypeLine
{
    public static string Of(MetadataReader reader, TypeDefinition type, string name)
    {
        var baseType = type.BaseType.IsNil ? "" : SignatureNames.Name(reader, type.BaseType);
        var interfaces = type.GetInterfaceImplementations()
            .Select(x => SignatureNames.Name(reader, reader.GetInterfaceImplementation(x).Interface)).Order(StringComparer.Ordinal);
        var bases = baseType is "" or "System.Object" or "System.ValueType" or "System.Enum" or "System.MulticastDelegate"
            ? interfaces
            : interfaces.Prepend(baseType);
        var ownParameters = type.GetGenericParameters();
        return string.Join(", ", bases.Prepend($"{name} : {Kind(type.Attributes, baseType)}")) + Constraints.Of(reader, ownParameters, "`");
    }

    private static string Kind(TypeAttributes attributes, string baseType)
    {
        if (attributes.HasFlag(TypeAttributes.Interface)) return "interface";
        switch (baseType)
        {
            case "System.Enum": return "enum";
            case "System.ValueType": return "struct";
            case "System.MulticastDelegate": return "delegate";
        }
        return (attributes.HasFlag(TypeAttributes.Abstract), attributes.HasFlag(TypeAttributes.Sealed)) switch
        {
            (true, true) => "static class",
            (true, false) => "abstract class",
            (false, true) => "sealed class",
            _ => "class",
        };
    }
}
