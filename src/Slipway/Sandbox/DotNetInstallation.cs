using System.Collections.Immutable;

namespace Slipway.Sandbox;

/// <summary>The .NET that this program runs on, which the .NET images are copied from.</summary>
internal sealed record DotNetInstallation(string Directory, string Runtime, string AspNet, string Sdk)
{
    public ImmutableSortedDictionary<string, string> Arguments => ImmutableSortedDictionary.CreateRange<string, string>(
        [new("RUNTIME", Runtime), new("ASPNET", AspNet), new("SDK", Sdk)]);

    public static DotNetInstallation OfThisProcess()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var major = $"{Environment.Version.Major}.{Environment.Version.Minor}.";
        return new(
            root,
            Path.GetFileName(runtime),
            Newest(Path.Combine(root, "shared", "Microsoft.AspNetCore.App"), major),
            Newest(Path.Combine(root, "sdk"), major));
    }

    private static string Newest(string directory, string major)
        => (System.IO.Directory.Exists(directory) ? System.IO.Directory.GetDirectories(directory, $"{major}*") : [])
            .Select(path => Path.GetFileName(path)!)
            .Where(name => Version.TryParse(name, out _))
            .MaxBy(Version.Parse)
            ?? throw new SlipwayException($"{directory} has no {major}x to make an image from.", "install the .NET SDK that global.json asks for");
}
