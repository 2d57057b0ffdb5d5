using System.Text.Json.Serialization;

namespace Slipway.Releases;

/// <summary>
/// How a service says whether its configuration is right: commands of labels of its Compose definition, for <c>sh</c> in a
/// container of its image with its mounts and variables.
/// </summary>
public sealed record ServiceConfiguration
{
    /// <summary>The label of <see cref="Validate"/>.</summary>
    public const string ValidateLabel = "dev.slipway.configuration.validate";

    /// <summary>The label of <see cref="Wanted"/>.</summary>
    public const string WantedLabel = "dev.slipway.configuration.wanted";

    /// <summary>The label of <see cref="Live"/>.</summary>
    public const string LiveLabel = "dev.slipway.configuration.live";

    /// <summary>The label of <see cref="Reload"/>.</summary>
    public const string ReloadLabel = "dev.slipway.configuration.reload";

    /// <summary>Fails where the service could not start with its configuration; run before a deploy changes anything.</summary>
    public string? Validate { get; init; }

    /// <summary>Prints what the files say, as JSON.</summary>
    public string? Wanted { get; init; }

    /// <summary>Prints what the running service works with, as JSON; compared with <see cref="Wanted"/> once a new container has passed its gate, or a reload has ended.</summary>
    public string? Live { get; init; }

    /// <summary>Has the running service work with its files as they are now; it must fail where they cannot be worked with, and leave the service as it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reload { get; init; }

    /// <summary>The files that it takes up when it is reloaded; null where it is replaced for other files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlacedFiles? Files { get; init; }

    /// <summary>Whether both sides of the comparison can be asked for.</summary>
    internal bool CanConfirm => Wanted is not null && Live is not null;

    internal static ServiceConfiguration? Of(IReadOnlyDictionary<string, string> labels) =>
        labels.Keys.Any(x => x is ValidateLabel or WantedLabel or LiveLabel or ReloadLabel)
            ? new()
            {
                Validate = labels.GetValueOrDefault(ValidateLabel),
                Wanted = labels.GetValueOrDefault(WantedLabel),
                Live = labels.GetValueOrDefault(LiveLabel),
                Reload = labels.GetValueOrDefault(ReloadLabel),
            }
            : null;
}
