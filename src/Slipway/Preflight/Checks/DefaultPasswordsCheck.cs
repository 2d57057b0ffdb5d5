using System.Text.RegularExpressions;
using Slipway.Compose;

namespace Slipway.Preflight.Checks;

/// <summary>No password is one that everybody knows: a default of an image, a word of a tutorial, the user's own name, nothing.</summary>
public sealed partial class DefaultPasswordsCheck : PreflightCheck
{
    /// <summary>Defaults of images that are often deployed, and words that examples put in their place; compared without case, dashes and underscores.</summary>
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme", "changethis", "changeit", "changemenow", "replaceme", "setme", "todo", "postgres", "postgresql", "mysql", "redis", "mongo", "rabbitmq", "guest",
        "password", "passwd", "password1", "password123", "pass", "secret", "mysecret", "mysecretpassword", "mypassword", "yourpassword", "yoursecret", "example",
        "admin", "admin123", "administrator", "root", "toor", "user", "test", "testing", "demo", "default", "letmein", "qwerty", "minioadmin", "minio", "clickhouse",
        "grafana", "langfuse", "none", "null", "xxx", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890",
    };

    /// <inheritdoc/>
    public override string Name => "passwords";

    /// <inheritdoc/>
    public override Knowledge Needs => Knowledge.Project;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Find(PreflightSubject subject)
    {
        var project = subject.Project!;
        var named = subject.Environment.SecretNames.Concat(subject.Environment.Secrets.Keys).ToHashSet(StringComparer.Ordinal);
        var refused = new List<string>();
        foreach (var (name, secret) in project.Secrets.OrderBy(x => x.Key, StringComparer.Ordinal).Where(x => named.Contains(x.Key) || SecretNaming.LooksSecret(x.Key)))
        {
            if (Reason(secret.Reveal(), []) is not { } reason)
                continue;
            refused.Add($"${{{name}}}");
            yield return Refused($"The secret {name} {reason}", name, subject);
        }

        // A secret that is refused already is not refused again in each service that gets it.
        foreach (var problem in project.Services.SelectMany(x => Find(subject, x.Name, EnvironmentOf(project, x.Name), TextOf(project, x.Name).Where(y => refused.Any(y.Value.Contains)).Select(y => y.Key))))
            yield return problem;
    }

    /// <inheritdoc/>
    public override string Seen(PreflightSubject subject) => $"{subject.Project!.Secrets.Count} secrets";

    private static IEnumerable<Problem> Find(PreflightSubject subject, string service, Dictionary<string, string> environment, IEnumerable<string> known)
    {
        string[] users = [.. environment.Where(x => x.Key.EndsWith("USER", StringComparison.OrdinalIgnoreCase) || x.Key.EndsWith("USERNAME", StringComparison.OrdinalIgnoreCase)).Select(x => x.Value).Where(x => x.Length > 0)];
        foreach (var (key, value) in environment.ExceptBy(known, x => x.Key))
        {
            // An application may be told that it has no token; a password that is empty is one that anybody has.
            var isPassword = SecretNaming.LooksSecret(key) && (value.Length > 0 || key.EndsWith("PASSWORD", StringComparison.OrdinalIgnoreCase));
            var reason = isPassword ? Reason(value, users) : Credentials().Match(value) is { Success: true } url ? Reason(url.Groups["password"].Value, [url.Groups["user"].Value]) : null;
            if (reason is not null)
                yield return Refused($"environment.{key} of the service {service} {reason}", key, subject);
        }
    }

    private static string? Reason(string value, string[] users) =>
        value.Trim().Length == 0 ? "is empty"
        : s_known.Contains(Plain().Replace(value, "")) ? "is a password that everybody tries first"
        : users.Contains(value) ? "is the same as the user's name"
        : null;

    private static Problem Refused(string message, string key, PreflightSubject subject) => Problem.Refuse(
        $"{message}.", $"set {key} to what openssl rand -hex 24 prints: as an environment variable here{(subject.Environment.EnvFile is { } file ? $" or in {file}" : "")}; a database keeps the password that it was made with, so change it there too");

    /// <summary>The values as the container will see them, secrets put in.</summary>
    internal static Dictionary<string, string> EnvironmentOf(ComposeProject project, string service) =>
        TextOf(project, service).ToDictionary(x => x.Key, x => Revealed(project, x.Value), StringComparer.Ordinal);

    /// <summary>The variables that the values of a service's environment refer to on the server.</summary>
    internal static IEnumerable<string> ReferencesOf(ComposeProject project, string service) =>
        TextOf(project, service).SelectMany(x => Reference().Matches(x.Value)).Select(x => x.Groups["name"].Value);

    /// <summary>The values as the files have them, secrets by name.</summary>
    private static IEnumerable<KeyValuePair<string, string>> TextOf(ComposeProject project, string service) =>
        ComposeService.Members(project.Document["services"]![service]!["environment"])
            .Select(x => KeyValuePair.Create(x.Key, SecretReferences.Text(x.Value) ?? x.Value?.ToString() ?? ""));

    private static string Revealed(ComposeProject project, string value) => EnvironmentFile.Unescape(
        Reference().Replace(value, x => project.Secrets.TryGetValue(x.Groups["name"].Value, out var secret) ? secret.Reveal().Replace("$", "$$", StringComparison.Ordinal) : x.Value));

    [GeneratedRegex("[-_ .!]")]
    private static partial Regex Plain();

    [GeneratedRegex(@"://(?<user>[^:/@\s]*):(?<password>[^@/\s]*)@", RegexOptions.ExplicitCapture)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"(?<!\$)\$\{(?<name>[_a-zA-Z][_a-zA-Z0-9]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
