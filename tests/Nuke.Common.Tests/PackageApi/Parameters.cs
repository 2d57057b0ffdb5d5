using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>The parameters of a method with what a caller sees of them: names, <c>this</c>, <c>params</c>, optional values.</summary>
internal static class Parameters
{
    public static IEnumerable<string> Of(MetadataReader reader, MethodDefinition method, ImmutableArray<string> types)
    {
        var parameters = method.GetParameters().Select(reader.GetParameter).Where(x => x.SequenceNumber > 0).ToDictionary(x => x.SequenceNumber);
        var isExtension = Has(reader, method.GetCustomAttributes(), "ExtensionAttribute");
        for (var i = 0; i < types.Length; i++)
        {
            var text = parameters.TryGetValue(i + 1, out var parameter) ? Of(reader, parameter, types[i]) : types[i];
            yield return isExtension && i == 0 ? "this " + text : text;
        }
    }

    private static string Of(MetadataReader reader, Parameter parameter, string type)
    {
        var isParams = Has(reader, parameter.GetCustomAttributes(), "ParamArrayAttribute");
        var isOut = parameter.Attributes.HasFlag(ParameterAttributes.Out) && type.StartsWith("ref ", StringComparison.Ordinal);
        var value = parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? " = " + Values.Of(reader, parameter.GetDefaultValue()) : "";
        return $"{(isParams ? "params " : "")}{(isOut ? string.Concat("out ", type.AsSpan(4)) : type)} {reader.GetString(parameter.Name)}{value}";
    }

    private static bool Has(MetadataReader reader, CustomAttributeHandleCollection attributes, string name) =>
        attributes.Any(x => AttributeNames.Of(reader, reader.GetCustomAttribute(x)).EndsWith(name, StringComparison.Ordinal));
}
