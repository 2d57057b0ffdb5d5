using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Releases;

namespace Slipway.Operate;

/// <summary>Which secrets a release needs and which are set, for people and scripts (<c>Secrets --json</c>); no value is in it.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Release">Id of the release that serves; null where none does, or where the server was not asked.</param>
/// <param name="Secrets">In the order of names.</param>
public sealed record SecretsReport(string Environment, string? Release, ImmutableArray<SecretStatus> Secrets)
{
    /// <summary>Pure: compares what is needed and set here with what the release that serves has.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="release">Id of the release that serves.</param>
    /// <param name="needed">Name → value; null where it is not set.</param>
    /// <param name="serving">What the release that serves has; null where that is not known.</param>
    internal static SecretsReport Of(string environment, string? release, IReadOnlyDictionary<string, Secret?> needed, SecretHashes? serving) => new(
        environment, release,
        [
            .. needed.Keys.Union(serving?.Names ?? []).Order(StringComparer.Ordinal).Select(name =>
                new SecretStatus(name, needed.ContainsKey(name), needed.GetValueOrDefault(name) is not null, Compare(name, needed.GetValueOrDefault(name), serving))),
        ]);

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SecretsJson.Default.SecretsReport);

    /// <summary>A line for each.</summary>
    public IEnumerable<string> Table()
    {
        var width = Secrets.Select(x => x.Name.Length).DefaultIfEmpty().Max();
        return Secrets.Select(x => $"{x.Name.PadRight(width)}  {x.Describe(Release)}");
    }

    private static SecretComparison? Compare(string name, Secret? value, SecretHashes? serving) =>
        serving is null ? null
        : !serving.Names.Contains(name) ? SecretComparison.New
        : value is null ? SecretComparison.Gone
        : serving.IsSame(name, value) == true ? SecretComparison.Same
        : SecretComparison.Different;
}

/// <summary>One secret.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="IsNeeded">Whether the next release uses it.</param>
/// <param name="IsSet">Whether it has a value here.</param>
/// <param name="Comparison">How it compares with the release that serves; null where that is not known.</param>
public sealed record SecretStatus(string Name, bool IsNeeded, bool IsSet, SecretComparison? Comparison)
{
    /// <summary>In words.</summary>
    /// <param name="release">Id of the release that serves.</param>
    public string Describe(string? release)
    {
        var here = IsSet ? "set" : IsNeeded ? "not set" : "no longer needed";
        return Comparison switch
        {
            null => here,
            SecretComparison.Same => $"{here}, the same as in {release}",
            SecretComparison.Different => $"{here}, differs from {release}",
            SecretComparison.New => $"{here}, not part of {release}",
            _ => $"{here}, {release} has it",
        };
    }
}

/// <summary>How a secret here compares with that of the release that serves.</summary>
public enum SecretComparison
{
    /// <summary>The same value.</summary>
    Same,

    /// <summary>Another value: the next deploy changes it.</summary>
    Different,

    /// <summary>The release that serves does not have it.</summary>
    New,

    /// <summary>Only the release that serves has it.</summary>
    Gone,
}

/// <summary>Indented, enums by name, as the other reports.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SecretsReport))]
internal sealed partial class SecretsJson : JsonSerializerContext;
