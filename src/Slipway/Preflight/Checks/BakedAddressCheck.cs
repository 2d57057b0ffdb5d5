namespace Slipway.Preflight.Checks;

/// <summary>No image has an environment's address built into it: the image that QA tested is the one that production runs.</summary>
public sealed class BakedAddressCheck : PreflightCheck
{
    /// <summary>Prefixes that frontend tools write into the bundle when they build it: Next.js, Vite, Create React App, Vue, Nuxt, Gatsby, Expo.</summary>
    private static readonly string[] s_prefixes = ["NEXT_PUBLIC_", "VITE_", "REACT_APP_", "VUE_APP_", "NUXT_PUBLIC_", "GATSBY_", "EXPO_PUBLIC_"];

    /// <inheritdoc/>
    public override string Name => "addresses in images";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.None;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var domains = Facts.DomainProbe.DomainsOf(subject.Environment);
        foreach (var (image, name, value) in Arguments(subject).Distinct())
        {
            var domain = domains.FirstOrDefault(x => value.Contains(x, StringComparison.OrdinalIgnoreCase));
            if (domain is not null || (s_prefixes.Any(x => name.StartsWith(x, StringComparison.Ordinal)) && value.Contains("://", StringComparison.Ordinal)))
                yield return Problem.Refuse(
                    $"The image {image} is built with {name}={value}: {domain ?? "that address"} would be in it for ever, so it could not be promoted from {subject.Environment.Name} to another environment.",
                    $"let {image} read the address when it starts (environment of its service), and remove {name} from BuildArguments in build/Environments.cs");
        }
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => "none; every environment runs the same digests";

    private static IEnumerable<(string Image, string Name, string Value)> Arguments(PreflightSubject subject) =>
        subject.Environment.Images.SelectMany(x => x.BuildArguments.Select(y => (x.Name, y.Key, y.Value)))
            .Concat(subject.BuiltImages.Concat(subject.UnpushedImages).SelectMany(x => x.BuildArguments.Select(y => (x.Name, y.Key, y.Value))));
}
