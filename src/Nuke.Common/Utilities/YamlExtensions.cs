using Nuke.Common.IO;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

// NUKE's own namespace of it.
#pragma warning disable IDE0130
namespace Nuke.Utilities.Text.Yaml;
#pragma warning restore IDE0130

/// <summary>Objects as YAML, in texts and files.</summary>
public static class YamlExtensions
{
    /// <summary>What writes where nothing else is given: names in camel case.</summary>
    public static SerializerBuilder DefaultSerializerBuilder =
        new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance);

    /// <summary>What reads where nothing else is given: names in camel case.</summary>
    public static DeserializerBuilder DefaultDeserializerBuilder =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance);

    /// <summary>An object as YAML.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static string ToYaml<T>(this T obj, SerializerBuilder? serializerBuilder = null) =>
        (serializerBuilder ?? DefaultSerializerBuilder).Build().Serialize(obj);

    /// <summary>A text of YAML as an object.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static T GetYaml<T>(this string content, DeserializerBuilder? deserializerBuilder = null) =>
        (deserializerBuilder ?? DefaultDeserializerBuilder).Build().Deserialize<T>(content);

    /// <summary>Writes an object to a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static AbsolutePath WriteYaml<T>(this AbsolutePath path, T obj, SerializerBuilder? serializerBuilder = null) =>
        path.WriteAllText(obj.ToYaml(serializerBuilder));

    /// <summary>Reads an object from a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static T ReadYaml<T>(this AbsolutePath path, DeserializerBuilder? deserializerBuilder = null)
    {
        try
        {
            return path.ReadAllText().GetYaml<T>(deserializerBuilder);
        }
        catch (YamlException exception)
        {
            throw new YamlException(exception.Start, exception.End, $"'{path}' cannot be read as YAML: {exception.Message}", exception);
        }
    }

    /// <summary>Changes the object in a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static AbsolutePath UpdateYaml<T>(
        this AbsolutePath path,
        Action<T> update,
        DeserializerBuilder? deserializerBuilder = null,
        SerializerBuilder? serializerBuilder = null)
    {
        var value = path.ReadYaml<T>(deserializerBuilder);
        update(value);
        return path.WriteYaml(value, serializerBuilder);
    }
}
