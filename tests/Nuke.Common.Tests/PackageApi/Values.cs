using System.Globalization;
using System.Reflection.Metadata;

namespace Nuke.Common.Tests.PackageApi;

/// <summary>Constants as a caller would write them.</summary>
internal static class Values
{
    public static string Of(MetadataReader reader, ConstantHandle handle)
    {
        if (handle.IsNil) return "default";
        var constant = reader.GetConstant(handle);
        return reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool value => value ? "true" : "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
        };
    }
}
