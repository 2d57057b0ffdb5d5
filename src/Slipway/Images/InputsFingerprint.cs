using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Slipway.Versioning;

namespace Slipway.Images;

/// <summary>Stands for everything that decides what an image will contain: equal fingerprints need no second build.</summary>
/// <param name="Value">Sixteen hexadecimal digits.</param>
/// <param name="IsDirty">Whether an input differs from the commit.</param>
public sealed record InputsFingerprint(string Value, bool IsDirty)
{
    /// <summary>Raised when this version of Slipway builds otherwise than the one before, so that nothing old is reused.</summary>
    private const string Format = "1";

    /// <summary>The tag under which the registry keeps the image.</summary>
    public string Tag => $"inputs-{Value}";

    /// <summary>Computes the fingerprint of an image; content that is not committed counts as other content.</summary>
    /// <exception cref="InvalidInputException">A declared input does not exist.</exception>
    public static InputsFingerprint Of(Checkout checkout, ImageDefinition image, BuildOptions options)
    {
        var inputs = image.Inputs.Select(input => InputPath.Of(image.Name, input)).Append(InputPath.Of(image.Name, options.BakeFile)).ToImmutableArray();
        foreach (var input in inputs)
            input.EnsureExists(checkout);

        // What .dockerignore leaves out decides what a build sees, wherever the inputs are.
        var all = inputs.Add(InputPath.Of(image.Name, ".dockerignore"));
        var committed = Below(all, checkout.Files, file => !checkout.Changes.ContainsKey(file));
        var changed = Below(all, checkout.Changes, _ => true);
        var text = new StringBuilder($"format {Format}\nplatform {options.Platform}\n");
        Append(text, "argument", image.BuildArguments);
        Append(text, "base", image.BaseImages);
        Append(text, "file", committed);
        Append(text, "changed", changed);
        return new InputsFingerprint(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16], changed.Count > 0);
    }

    private static List<KeyValuePair<string, string?>> Below<T>(ImmutableArray<InputPath> inputs, IEnumerable<KeyValuePair<string, T>> files, Func<string, bool> counts)
        where T : class? =>
        [.. files.Where(file => counts(file.Key) && inputs.Any(input => input.Covers(file.Key))).Select(file => KeyValuePair.Create(file.Key, file.Value as string))];

    // Names and values are separated by what neither can hold, so that no two sets give the same text.
    private static void Append<T>(StringBuilder text, string kind, IEnumerable<KeyValuePair<string, T>> pairs)
        where T : class?
    {
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(kind).Append(' ').Append(name).Append('\0').Append(value is null ? "deleted" : $"{value}").Append('\0');
    }
}
