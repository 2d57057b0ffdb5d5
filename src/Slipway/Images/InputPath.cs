using Slipway.Versioning;

namespace Slipway.Images;

/// <summary>A declared input: a file or a folder with all below it.</summary>
/// <param name="Image">The image that declares it.</param>
/// <param name="Path">Relative to the repository's root, with forward slashes; empty for the root itself.</param>
internal sealed record InputPath(string Image, string Path)
{
    public static InputPath Of(string image, string declared)
    {
        var parts = declared.Split('/', '\\').Where(part => part is not ("" or ".")).ToArray();
        if (System.IO.Path.IsPathRooted(declared) || parts.Contains(".."))
            throw new InvalidInputException($"Image {image} declares the input \"{declared}\", which is not below the repository's root", "write it relative to the root");
        return new InputPath(image, string.Join('/', parts));
    }

    public bool Covers(string file) => Path.Length == 0
        ? !file.StartsWith("../", StringComparison.Ordinal)
        : file.StartsWith(Path, StringComparison.Ordinal) && (file.Length == Path.Length || file[Path.Length] == '/');

    public void EnsureExists(Checkout checkout)
    {
        if (checkout.Changes.Any(change => change.Value is not null && Covers(change.Key)))
            return;
        if (checkout.Files.Keys.Any(file => Covers(file) && !checkout.Changes.ContainsKey(file)))
            return;

        var onDisk = System.IO.Path.Combine(checkout.Root, Path);
        var why = System.IO.Path.Exists(onDisk) ? "holds no file that git knows or would add" : "does not exist";
        throw new InvalidInputException($"Image {Image} declares the input {Path}, which {why} in {checkout.Root}", $"mend Inputs of image {Image}, or add the path");
    }
}
