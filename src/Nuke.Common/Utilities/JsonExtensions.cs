using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities;

/// <summary>Objects as JSON, in texts and files.</summary>
public static class JsonExtensions
{
    /// <summary>What is used where no settings are given: values that are null or the type's default are left out.</summary>
    public static JsonSerializerSettings DefaultSerializerSettings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DefaultValueHandling = DefaultValueHandling.Ignore,
        ContractResolver = new EverySetter(),
    };

    /// <summary>An object as JSON.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static string ToJson<T>(this T obj, JsonSerializerSettings? serializerSettings = null, Formatting formatting = Formatting.Indented) =>
        JsonConvert.SerializeObject(obj, formatting, serializerSettings ?? DefaultSerializerSettings);

    /// <summary>A text of JSON as an object.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static T GetJson<T>(this string content, JsonSerializerSettings? serializerSettings = null) =>
        JsonConvert.DeserializeObject<T>(content, serializerSettings ?? DefaultSerializerSettings)!;

    /// <summary>A text of JSON as an object of any form.</summary>
    public static JObject GetJson(this string content, JsonSerializerSettings? serializerSettings = null) =>
        content.GetJson<JObject>(serializerSettings);

    /// <summary>Writes an object to a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static AbsolutePath WriteJson<T>(this AbsolutePath path, T obj, JsonSerializerSettings? serializerSettings = null) =>
        path.WriteAllText(obj.ToJson(serializerSettings));

    /// <summary>Reads an object from a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static T ReadJson<T>(this AbsolutePath path, JsonSerializerSettings? serializerSettings = null)
    {
        try
        {
            return path.ReadAllText().GetJson<T>(serializerSettings);
        }
        catch (JsonException exception)
        {
            throw new JsonSerializationException($"'{path}' cannot be read as JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads an object of any form from a file.</summary>
    public static JObject ReadJson(this AbsolutePath path, JsonSerializerSettings? serializerSettings = null) =>
        path.ReadJson<JObject>(serializerSettings);

    /// <summary>Changes the object in a file.</summary>
    /// <typeparam name="T">The type of object.</typeparam>
    public static AbsolutePath UpdateJson<T>(this AbsolutePath path, Action<T> update, JsonSerializerSettings? serializerSettings = null)
    {
        var value = path.ReadJson<T>(serializerSettings);
        update(value);
        return path.WriteJson(value, serializerSettings);
    }

    /// <summary>Changes the object of any form in a file.</summary>
    public static AbsolutePath UpdateJson(this AbsolutePath path, Action<JObject> update, JsonSerializerSettings? serializerSettings = null) =>
        path.UpdateJson<JObject>(update, serializerSettings);

    /// <summary>Reads what only the type itself may set, too.</summary>
    sealed class EverySetter : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            property.Writable |= member is PropertyInfo { SetMethod: not null };
            return property;
        }
    }
}
