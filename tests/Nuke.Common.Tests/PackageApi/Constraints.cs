using System.Reflection;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary><c> where ``0 : class, new()</c>.</summary>
internal static class Constraints
{
    public static string Of(MetadataReader reader, GenericParameterHandleCollection parameters, string mark) =>
        string.Concat(parameters.Select(reader.GetGenericParameter).Select(x => Of(reader, x, mark)));

    private static string Of(MetadataReader reader, GenericParameter parameter, string mark)
    {
        var types = parameter.GetConstraints().Select(x => SignatureNames.Name(reader, reader.GetGenericParameterConstraint(x).Type));
        var all = Words(parameter.Attributes).Concat(types).Where(x => x != "System.ValueType").ToList();
        return all.Count == 0 ? "" : $" where {mark}{parameter.Index} : {string.Join(", ", all)}";
    }

    private static IEnumerable<string> Words(GenericParameterAttributes attributes)
    {
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) yield return "class";
        if (attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) yield return "struct";
        else if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) yield return "new()";
    }
}
