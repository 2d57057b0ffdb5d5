using System.Collections.Immutable;
using System.Text.Json;

namespace Slipway.Compose;

/// <summary>Pure: which variables a Compose document that is not interpolated yet uses, and which of them have no value.</summary>
/// <param name="values">Plain values.</param>
/// <param name="secrets">Names of secrets that have a value.</param>
/// <param name="isSecret">Whether a name is secret, with or without a value.</param>
internal sealed class VariableScan(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> secrets, Func<string, bool> isSecret)
{
    private readonly Dictionary<string, (string Reason, List<string> Uses)> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private readonly HashSet<string> _environment = new(StringComparer.Ordinal);

    /// <summary>All that is missing where it matters.</summary>
    public ImmutableArray<MissingVariable> Missing =>
        [.. _missing.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new MissingVariable(x.Key, x.Value.Reason, [.. x.Value.Uses]))];

    /// <summary>Every variable that was met, needed or not.</summary>
    public IReadOnlySet<string> Seen => _seen;

    /// <summary>Variables without value or default that only services of other profiles need.</summary>
    public IEnumerable<string> NeededElsewhere => _elsewhere.Except(_needed);

    /// <summary>Names whose value the server takes from the environment (<c>secrets: { x: { environment: NAME } }</c>).</summary>
    public IReadOnlySet<string> FromEnvironment => _environment;

    /// <summary>Scans a document as <c>config --no-interpolate</c> prints it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="profiles">Profiles that are on; what only other profiles use may be missing.</param>
    public void Scan(JsonElement document, ImmutableArray<string> profiles)
    {
        var services = Members(document, "services").ToArray();
        var enabled = services.Where(x => RawService.IsEnabled(x.Value, profiles)).ToArray();
        foreach (var service in services)
            ScanService(service.Name, service.Value, enabled.Any(x => x.Name == service.Name));
        foreach (var kind in (string[])["configs", "secrets", "networks", "volumes"])
        {
            foreach (var resource in Members(document, kind))
                ScanResource(kind, resource, enabled.Any(x => RawService.Uses(x.Value, kind, resource.Name)));
        }

        foreach (var member in document.EnumerateObject().Where(x => x.Name.StartsWith("x-", StringComparison.Ordinal)))
            Walk(member.Value, member.Name, "", isNeeded: false);
    }

    private void ScanService(string name, JsonElement service, bool isEnabled)
    {
        Walk(service, $"service {name}", "", isEnabled);
        var passedOn = RawService.Environment(service).Where(x => x.Value is null).Select(x => x.Key);
        foreach (var variable in passedOn.Where(_ => !RawService.HasEnvFile(service)))
            Need(new VariableUse(variable, "", ""), $"service {name}, environment.{variable}", isEnabled);
    }

    private void ScanResource(string kind, JsonProperty resource, bool isNeeded)
    {
        Walk(resource.Value, $"{kind}.{resource.Name}", "", isNeeded);
        if (resource.Value.ValueKind == JsonValueKind.Object && resource.Value.TryGetProperty("environment", out var variable) && variable.GetString() is { } name)
        {
            var mayBeEmpty = IsOptional(resource.Value);
            if (isNeeded && (!mayBeEmpty || secrets.Contains(name) || values.GetValueOrDefault(name) is { Length: > 0 }))
                _environment.Add(name);
            Need(new VariableUse(name, mayBeEmpty ? "-" : "", ""), $"{kind}.{resource.Name}, environment", isNeeded);
        }
    }

    // Compose knows no default for it; an extension is what it leaves to others.
    private static bool IsOptional(JsonElement resource) => resource.TryGetProperty("x-optional", out var optional) && optional.ValueKind == JsonValueKind.True;

    private void Walk(JsonElement element, string owner, string path, bool isNeeded)
    {
        var where = path.Length == 0 ? owner : $"{owner}, {path}";
        if (element.ValueKind == JsonValueKind.Object && RawService.SplitVolume(element) is { } whole)
            Text(whole, where, isNeeded);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
                Walk(member.Value, owner, path.Length == 0 ? member.Name : $"{path}.{member.Name}", isNeeded);
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                Walk(item, owner, path, isNeeded);
        else if (element.ValueKind == JsonValueKind.String)
            Text(element.GetString()!, where, isNeeded);
    }

    private void Text(string text, string where, bool isNeeded)
    {
        foreach (var use in Interpolation.Uses(text))
            Need(use, where, isNeeded);
    }

    private void Need(VariableUse use, string where, bool isNeeded)
    {
        _seen.Add(use.Name);
        var has = Has(use);
        var isAlternative = use.Symbol is ":+" or "+";
        var isDefault = use.Symbol is ":-" or "-";
        if (isDefault || isAlternative)
            Text(use.Argument, where, isNeeded && has == isAlternative);
        if (isNeeded)
            _needed.Add(use.Name);
        else if (!has && !isDefault && !isAlternative)
            _elsewhere.Add(use.Name);
        if (has || isAlternative || !isNeeded)
            return;
        if (!isDefault)
            Add(use, where, use.Argument.Length > 0 ? $"is not set: {use.Argument}" : "is not set");
        else if (isSecret(use.Name) && use.Argument.Length > 0)
            Add(use, where, $"is secret and would take the default {use.Argument}");
    }

    private bool Has(VariableUse use) =>
        secrets.Contains(use.Name)
        || (values.TryGetValue(use.Name, out var value) && (value.Length > 0 || !(use.EmptyIsMissing || (isSecret(use.Name) && use.Symbol.Length == 0))))
        || use.Name == "COMPOSE_PROJECT_NAME";

    private void Add(VariableUse use, string where, string reason)
    {
        if (!_missing.TryGetValue(use.Name, out var entry))
            _missing[use.Name] = entry = (reason, []);
        if (!entry.Uses.Contains(where))
            entry.Uses.Add(where);
    }

    private static JsonProperty[] Members(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject()] : [];
}
