using System.Reflection;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary><c>Type.Member``1(this string path, int count = 0) : void [static] where ``0 : class</c>.</summary>
internal static class MemberLine
{
    public static string Of(MetadataReader reader, string type, FieldDefinition field)
    {
        var isConstant = field.Attributes.HasFlag(FieldAttributes.Literal);
        var value = isConstant ? " = " + Values.Of(reader, field.GetDefaultValue()) : "";
        var words = Words(
            (IsProtected((MethodAttributes)(int)field.Attributes), "protected"),
            (isConstant, "const"),
            (!isConstant && field.Attributes.HasFlag(FieldAttributes.Static), "static"),
            (field.Attributes.HasFlag(FieldAttributes.InitOnly), "readonly"));
        return $"{type}.{reader.GetString(field.Name)} : {field.DecodeSignature(SignatureNames.Instance, null)}{value}{words}";
    }

    public static string? Of(MetadataReader reader, string type, PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        var getter = Accessor(reader, accessors.Getter, "get");
        var setter = Accessor(reader, accessors.Setter, "set");
        if (getter.Length + setter.Length == 0) return null;
        var signature = property.DecodeSignature(SignatureNames.Instance, null);
        var index = signature.ParameterTypes.Length == 0 ? "" : $"[{string.Join(", ", signature.ParameterTypes)}]";
        var method = reader.GetMethodDefinition(getter.Length > 0 ? accessors.Getter : accessors.Setter);
        return $"{type}.{reader.GetString(property.Name)}{index} : {signature.ReturnType} {{ {getter}{setter}}}{Modifiers(method.Attributes & ~MethodAttributes.MemberAccessMask)}";
    }

    public static string Of(MetadataReader reader, string type, MethodDefinition method)
    {
        var signature = method.DecodeSignature(SignatureNames.Instance, null);
        var generic = method.GetGenericParameters();
        var arity = generic.Count == 0 ? "" : $"``{generic.Count}";
        var parameters = string.Join(", ", Parameters.Of(reader, method, signature.ParameterTypes));
        return $"{type}.{reader.GetString(method.Name)}{arity}({parameters}) : {signature.ReturnType}{Modifiers(method.Attributes)}{Constraints.Of(reader, generic, "``")}";
    }

    public static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public || IsProtected(attributes);

    private static bool IsProtected(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string Accessor(MetadataReader reader, MethodDefinitionHandle handle, string word)
    {
        if (handle.IsNil) return "";
        var method = reader.GetMethodDefinition(handle);
        if (!IsVisible(method.Attributes)) return "";
        return (IsProtected(method.Attributes) ? "protected " : "") + word + "; ";
    }

    private static string Modifiers(MethodAttributes attributes) => Words(
        (IsProtected(attributes), "protected"),
        (attributes.HasFlag(MethodAttributes.Static), "static"),
        (attributes.HasFlag(MethodAttributes.Abstract), "abstract"),
        (attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.Abstract)
            && !attributes.HasFlag(MethodAttributes.Final), "virtual"));

    private static string Words(params (bool Applies, string Word)[] words)
    {
        var list = words.Where(x => x.Applies).Select(x => x.Word).ToList();
        return list.Count == 0 ? "" : $" [{string.Join(' ', list)}]";
    }
}
