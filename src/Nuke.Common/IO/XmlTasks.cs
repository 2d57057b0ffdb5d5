using System.Collections;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Nuke.Common.IO;

/// <summary>Reading and changing XML by XPath.</summary>
public static class XmlTasks
{
    /// <summary>The values of the elements or attributes of a file.</summary>
    public static IEnumerable<string> XmlPeek(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Values(XDocument.Load(path), xpath, namespaces);

    /// <summary>The values of the elements or attributes of a text.</summary>
    public static IEnumerable<string> XmlPeekFromString(string content, string xpath, params (string prefix, string uri)[] namespaces) =>
        Values(XDocument.Parse(content), xpath, namespaces);

    /// <summary>The elements of a file.</summary>
    public static IEnumerable<XElement> XmlPeekElements(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Objects(XDocument.Load(path), xpath, namespaces).OfType<XElement>();

    /// <summary>The elements of a text.</summary>
    public static IEnumerable<XElement> XmlPeekElementsFromString(string content, string xpath, params (string prefix, string uri)[] namespaces) =>
        Objects(XDocument.Parse(content), xpath, namespaces).OfType<XElement>();

    /// <summary>The value of an element or attribute of a file; null when there is none.</summary>
    public static string? XmlPeekSingle(string path, string xpath, params (string prefix, string uri)[] namespaces) =>
        Single(XmlPeek(path, xpath, namespaces), xpath);

    /// <summary>The value of an element or attribute of a text; null when there is none.</summary>
    public static string? XmlPeekSingleFromString(string content, string xpath, params (string prefix, string uri)[] namespaces) =>
        Single(XmlPeekFromString(content, xpath, namespaces), xpath);

    /// <summary>Changes the value of an element or attribute of a file, which is written as UTF-8.</summary>
    public static void XmlPoke(string path, string xpath, object value, params (string prefix, string uri)[] namespaces) =>
        XmlPoke(path, xpath, value, Encoding.UTF8, namespaces);

    /// <summary>Changes the value of an element or attribute of a file.</summary>
    public static void XmlPoke(string path, string xpath, object value, Encoding encoding, params (string prefix, string uri)[] namespaces)
    {
        var document = XDocument.Load(path, LoadOptions.PreserveWhitespace);
        var objects = Objects(document, xpath, namespaces);
        Assert.True(objects.Count == 1, $"'{xpath}' is there {objects.Count} times in '{path}', not once.");
        if (objects[0] is XElement element)
            element.SetValue(value);
        else
            ((XAttribute)objects[0]).SetValue(value);
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { OmitXmlDeclaration = document.Declaration == null, Encoding = encoding });
        document.Save(writer);
    }

    static List<string> Values(XDocument document, string xpath, (string Prefix, string Uri)[] namespaces) =>
        Objects(document, xpath, namespaces).ConvertAll(x => x is XElement element ? element.Value : ((XAttribute)x).Value);

    static string? Single(IEnumerable<string> values, string xpath)
    {
        var all = values.ToList();
        Assert.True(all.Count <= 1, $"'{xpath}' is there {all.Count} times, not once.");
        return all.SingleOrDefault();
    }

    /// <summary>Elements and attributes; never both, since what is meant would be a guess.</summary>
    static List<XObject> Objects(XDocument document, string xpath, (string Prefix, string Uri)[] namespaces)
    {
        var resolver = new XmlNamespaceManager(new NameTable());
        foreach (var (prefix, uri) in namespaces)
            resolver.AddNamespace(prefix, uri);
        var found = ((IEnumerable)document.XPathEvaluate(xpath, resolver)).Cast<XObject>().Where(x => x is XElement or XAttribute).ToList();
        Assert.True(found.Select(x => x.NodeType).Distinct().Count() <= 1, $"'{xpath}' finds elements and attributes.");
        return found;
    }
}
