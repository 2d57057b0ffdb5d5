using System.Xml.Linq;
using System.Xml.Serialization;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities;

/// <summary>XML as text and in files, as documents and as objects.</summary>
public static class XmlExtensions
{
    /// <summary>An object as XML.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    public static string ToXml<T>(this T obj, SaveOptions options = SaveOptions.None)
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
            new XmlSerializer(typeof(T)).Serialize(writer, obj);
        return document.ToString(options);
    }

    /// <summary>The object that a text has as XML.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    public static T GetXml<T>(this string content, LoadOptions options = LoadOptions.PreserveWhitespace)
    {
        using var reader = XDocument.Parse(content, options).CreateReader();
        return (T)new XmlSerializer(typeof(T)).Deserialize(reader)!;
    }

    /// <summary>Writes a document.</summary>
    public static AbsolutePath WriteXml(this AbsolutePath path, XDocument obj, SaveOptions options = SaveOptions.None) =>
        path.WriteAllText(obj.Declaration is { } declaration ? $"{declaration}\n{obj.ToString(options)}" : obj.ToString(options));

    /// <summary>Writes an object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    public static AbsolutePath WriteXml<T>(this AbsolutePath path, T obj, SaveOptions options = SaveOptions.None) =>
        path.WriteAllText(obj.ToXml(options));

    /// <summary>Reads a document.</summary>
    public static XDocument ReadXml(this AbsolutePath path, LoadOptions options = LoadOptions.PreserveWhitespace)
    {
        Assert.FileExists(path);
        return XDocument.Load(path, options);
    }

    /// <summary>Reads an object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    public static T ReadXml<T>(this AbsolutePath path, LoadOptions options = LoadOptions.PreserveWhitespace) =>
        path.ReadAllText().GetXml<T>(options);

    /// <summary>Reads a document, changes it and writes it back.</summary>
    public static AbsolutePath UpdateXml(
        this AbsolutePath path,
        Action<XDocument> update,
        LoadOptions loadOptions = LoadOptions.PreserveWhitespace,
        SaveOptions saveOptions = SaveOptions.None)
    {
        var document = path.ReadXml(loadOptions);
        update(document);
        return path.WriteXml(document, saveOptions);
    }

    /// <summary>Reads an object, changes it and writes it back.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    public static AbsolutePath UpdateXml<T>(
        this AbsolutePath path,
        Action<T> update,
        LoadOptions loadOptions = LoadOptions.PreserveWhitespace,
        SaveOptions saveOptions = SaveOptions.None)
    {
        var value = path.ReadXml<T>(loadOptions);
        update(value);
        return path.WriteXml(value, saveOptions);
    }
}
