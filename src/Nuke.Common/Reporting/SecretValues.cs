using System.Collections;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;
using Nuke.Common.Secrets;
using Nuke.Common.Tooling;

namespace Nuke.Common.Reporting;

/// <summary>The values of members with <see cref="SecretAttribute"/>.</summary>
internal static class SecretValues
{
    /// <summary>
    /// Whatever is given for them anywhere, also where a stronger source wins. It takes no build, so that it is masked
    /// before the first line of the build's code runs.
    /// </summary>
    public static IEnumerable<string> Given(BuildMembers members, ParameterSources sources) =>
        from secret in Secrets(members)
        let attribute = secret.Attribute as ParameterAttribute
        where attribute != null
        let key = KebabCase.Normalize(ParameterDefinitions.Name(secret.Member, attribute))
        from text in Given(key, sources)
        from value in Separated(text, attribute.Separator)
        select value;

    /// <summary>What they hold: defaults, computed values, and given ones as they read after conversion.</summary>
    public static IEnumerable<string> Held(NukeBuild build, BuildMembers members) =>
        from secret in Secrets(members)
        where secret.Member.DeclaringType is { IsInterface: false }
        from text in Texts(secret.Member.ReadFrom(build))
        select text;

    /// <summary>The flags of all other parameters.</summary>
    public static IReadOnlyCollection<string> PublicFlags(BuildMembers members) =>
        members.Injected.Except(Secrets(members))
            .Where(x => x.Attribute is ParameterAttribute)
            .Select(x => KebabCase.Normalize(ParameterDefinitions.Name(x.Member, (ParameterAttribute)x.Attribute)))
            .ToHashSet(StringComparer.Ordinal);

    static IEnumerable<(MemberInfo Member, ValueInjection.ValueInjectionAttributeBase Attribute)> Secrets(BuildMembers members) =>
        members.Injected.Where(x => x.Member.IsDefined(typeof(SecretAttribute), inherit: true));

    static IEnumerable<string> Given(string key, ParameterSources sources) =>
    [
        .. sources.CommandLine.Values(key) ?? [],
        .. sources.Environment.Where(x => KebabCase.Normalize(x.Key) is var name && (name == key || name == $"nuke{key}")).Select(x => x.Value),
        .. sources.Files.SelectMany(x => x.Values).Where(x => KebabCase.Normalize(x.Key) == key).SelectMany(x => x.Value)
            .Where(x => !EncryptedText.IsEncrypted(x)),
    ];

    static IEnumerable<string> Separated(string text, string? separator) =>
        string.IsNullOrEmpty(separator) ? [text] : text.Split(separator).Prepend(text);

    /// <summary>A choice is no secret, even where its parameter is: its words are those of the log.</summary>
    static IEnumerable<string> Texts(object? value) => value switch
    {
        null or bool or Enum or Enumeration => [],
        string text => [text],
        IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString() ?? ""],
    };
}
