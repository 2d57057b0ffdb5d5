using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.GitHub;
using Sodium;

namespace Slipway.Sandbox.Tests.GitHub;

/// <summary>
/// GitHub on loopback, as its REST documentation describes the resources that Slipway uses, with memory: what is written
/// can be read. A test may answer some requests itself.
/// </summary>
internal sealed class PretendGitHub : IDisposable
{
    public const string Token = "ghp_pretended0123456789";

    private readonly ScriptedServer _server;
    private readonly ConcurrentDictionary<string, JsonObject> _resources = new(StringComparer.Ordinal);
    private readonly KeyPair _keys = PublicKeyBox.GenerateKeyPair();
    private int _lastId = 100;

    public PretendGitHub() => _server = new ScriptedServer(request =>
    {
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var body = reader.ReadToEnd();
        Bodies.Enqueue(body);
        return Fault?.Invoke(request) ?? Respond(request, body);
    });

    /// <summary>Answers in GitHub's place; null leaves the request to it.</summary>
    public Func<HttpListenerRequest, Answer?>? Fault { get; set; }

    /// <summary>Bodies of all requests.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    public IReadOnlyCollection<string> Requests => _server.Requests;

    public GitHubRepository Repository => new("harbour", "shop")
    {
        // As GITHUB_API_URL says it on servers other than github.com.
        Api = new Uri($"http://{_server.Host}/api/v3"),
        Token = new Secret(Token),
        Timeout = TimeSpan.FromSeconds(5),
    };

    public void Dispose()
    {
        _server.Dispose();
        _keys.Dispose();
    }

    /// <summary>Puts a resource there, by its path below the repository.</summary>
    public PretendGitHub With(string path, string json)
    {
        _resources[path] = JsonNode.Parse(json)!.AsObject();
        return this;
    }

    /// <summary>Resources whose path begins so.</summary>
    public JsonObject[] All(string prefix) => [.. _resources.Where(x => x.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(x => x.Value)];

    /// <summary>A resource, by its path below the repository.</summary>
    public JsonObject? Find(string path) => _resources.GetValueOrDefault(path);

    /// <summary>What was sealed for an environment, opened with its key.</summary>
    public string Opened(string environment, string secret)
    {
        var sealedValue = Convert.FromBase64String(Find($"environments/{environment}/secrets/{secret}")!["encrypted_value"]!.GetValue<string>());
        return Encoding.UTF8.GetString(SealedPublicKeyBox.Open(sealedValue, _keys));
    }

    private Answer Respond(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath["/api/v3/".Length..];
        if (path.StartsWith("users/", StringComparison.Ordinal))
            return Json(new JsonObject { ["login"] = path[6..], ["id"] = 7 });
        if (path.StartsWith("orgs/", StringComparison.Ordinal))
            return Json(new JsonObject { ["slug"] = path.Split('/')[^1], ["id"] = 8 });
        return Resource(request, path["repos/harbour/shop/".Length..], body);
    }

    private Answer Resource(HttpListenerRequest request, string path, string body) => (request.HttpMethod, path.Split('/')) switch
    {
        ("GET", ["environments", _, "secrets", "public-key"]) => Json(new JsonObject { ["key_id"] = "42", ["key"] = Convert.ToBase64String(_keys.PublicKey) }),
        ("GET", ["environments", _, "secrets"]) => Json(List(path, "secrets")),
        ("GET", ["environments", _, "variables"]) => Json(List(path, "variables")),
        ("GET", ["environments", _, "deployment-branch-policies"]) => Json(List(path, "branch_policies")),
        ("PUT", ["environments", _]) => Json(_resources[path] = Environment(body)),
        ("POST", ["environments", _, "variables"]) => Add($"{path}/{JsonNode.Parse(body)!["name"]}", body),
        ("POST", ["environments", _, "deployment-branch-policies"]) or ("POST", ["deployments"]) or ("POST", ["deployments", _, "statuses"]) or ("POST", ["statuses", _]) or ("POST", ["releases"]) => Add($"{path}/{++_lastId}", body),
        ("GET", ["releases", "tags", var tag]) => Published(tag),
        ("POST", ["pulls"]) => Pull(body),
        ("GET", ["deployments"]) or ("GET", ["deployments", _, "statuses"]) or ("GET", ["releases"]) or ("GET", ["pulls"]) => new Answer(200, List(path, "all")["all"]!.ToJsonString(), ("Content-Type", "application/json")),
        ("PUT", ["environments", _, "secrets", var name]) => Add(path, body, name),
        ("PATCH", _) => Add(path, body),
        ("PUT", ["branches", _, "protection"]) => Json(_resources[path] = Protection(body)),
        ("DELETE", _) => _resources.TryRemove(path, out _) ? new Answer(204) : NotFound(),
        ("GET", _) when Find(path) is { } found => Json(found),
        _ => NotFound(),
    };

    /// <summary>By its tag only what is published is found, as on GitHub.</summary>
    private Answer Published(string tag) =>
        _resources.Values.FirstOrDefault(x => x["tag_name"]?.GetValue<string>() == tag && !x["draft"]!.GetValue<bool>()) is { } release ? Json(release) : NotFound();

    private Answer Add(string path, string body, string? name = null)
    {
        var resource = JsonNode.Parse(body)!.AsObject();
        resource["id"] = long.TryParse(path.Split('/')[^1], out var id) ? id : 1;
        if (name is not null)
            resource["name"] = name;
        resource["updated_at"] = "2026-11-01T10:00:00Z";
        _resources[path] = resource;
        return new Answer(201, resource.ToJsonString(), ("Content-Type", "application/json"));
    }

    /// <summary>A pull request names its branches by a word when it is opened, and describes them when it is read.</summary>
    private Answer Pull(string body)
    {
        var pull = JsonNode.Parse(body)!.AsObject();
        var number = ++_lastId;
        foreach (var side in new[] { "head", "base" })
            pull[side] = new JsonObject { ["ref"] = pull[side]!.DeepClone() };
        pull["number"] = number;
        pull["html_url"] = $"https://github.com/harbour/shop/pull/{number}";
        _resources[$"pulls/{number}"] = pull;
        return new Answer(201, pull.ToJsonString(), ("Content-Type", "application/json"));
    }

    private JsonObject List(string path, string key)
    {
        var items = _resources.Where(x => x.Key.StartsWith($"{path}/", StringComparison.Ordinal) && !x.Key[(path.Length + 1)..].Contains('/', StringComparison.Ordinal));
        return new JsonObject { [key] = new JsonArray([.. items.Select(x => x.Value.DeepClone())]) };
    }

    /// <summary>An environment is written in one shape and read in another.</summary>
    private static JsonObject Environment(string body)
    {
        var written = JsonNode.Parse(body)!;
        var reviewers = written["reviewers"]?.AsArray().Select(x => (JsonNode)new JsonObject
        {
            ["type"] = x!["type"]!.DeepClone(),
            ["reviewer"] = x["type"]!.GetValue<string>() == "Team" ? new JsonObject { ["slug"] = "captains" } : new JsonObject { ["login"] = "ada" },
        }).ToArray() ?? [];
        var rules = new JsonArray();
        if (reviewers.Length > 0)
            rules.Add(new JsonObject { ["type"] = "required_reviewers", ["prevent_self_review"] = written["prevent_self_review"]!.DeepClone(), ["reviewers"] = new JsonArray(reviewers) });
        if (written["wait_timer"]?.GetValue<int>() is > 0 and var minutes)
            rules.Add(new JsonObject { ["type"] = "wait_timer", ["wait_timer"] = minutes });
        return new JsonObject { ["protection_rules"] = rules, ["deployment_branch_policy"] = written["deployment_branch_policy"]?.DeepClone() };
    }

    private static JsonObject Protection(string body)
    {
        var written = JsonNode.Parse(body)!;
        return new JsonObject
        {
            ["required_status_checks"] = written["required_status_checks"]?.DeepClone(),
            ["required_pull_request_reviews"] = written["required_pull_request_reviews"]?.DeepClone(),
            ["enforce_admins"] = new JsonObject { ["enabled"] = written["enforce_admins"]?.DeepClone() ?? false },
            ["required_linear_history"] = new JsonObject { ["enabled"] = written["required_linear_history"]?.DeepClone() ?? false },
        };
    }

    private static Answer Json(JsonObject value) => new(200, value.ToJsonString(JsonSerializerOptions.Web), ("Content-Type", "application/json"));

    private static Answer NotFound() => new(404, """{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}""", ("Content-Type", "application/json"));
}
