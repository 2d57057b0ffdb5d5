using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Provision.Hetzner;

namespace Slipway.Sandbox.Tests.Provision;

/// <summary>
/// Hetzner Cloud on loopback, as its documentation describes the resources that Slipway uses, with memory: what is made is there,
/// lists come in pages of two, and what goes on has ended when it was asked for twice. A test may answer some requests itself.
/// </summary>
internal sealed class PretendHetzner : IDisposable
{
    public const string Token = "hcloud0123456789pretended";

    private const int PageSize = 2;

    private readonly ScriptedServer _server;
    private readonly ConcurrentDictionary<long, (string Kind, JsonObject Resource)> _resources = new();
    private readonly ConcurrentDictionary<long, int> _asked = new();
    private long _lastId = 40;

    public PretendHetzner()
    {
        _server = new ScriptedServer(request =>
        {
            using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
            var body = reader.ReadToEnd();
            Bodies.Enqueue(body);
            return Fault?.Invoke(request) ?? (request.Headers["Authorization"] == $"Bearer {Token}" ? Respond(request, body) : Error(401, "unauthorized", "unable to authenticate"));
        });
        foreach (var (name, cores, price) in new[] { ("cx23", 2, "3.4900000000"), ("cx33", 4, "5.4900000000"), ("cx43", 8, "9.4900000000") })
            Add("server_types", $$"""{"name":"{{name}}","cores":{{cores}},"memory":4.0,"disk":40,"architecture":"x86","prices":[{{PriceAt("nbg1", price)}}]}""");
        Add("images", """{"name":"debian-13","architecture":"x86"}""");
        Add("locations", """{"name":"nbg1","network_zone":"eu-central"}""");
    }

    /// <summary>Answers in Hetzner's place; null leaves the request to it.</summary>
    public Func<HttpListenerRequest, Answer?>? Fault { get; set; }

    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Method and path of every request, without the query.</summary>
    public IEnumerable<string> Requests => _server.Requests.Select(x => string.Join(' ', x.Split(' ').Take(2)).Split('?')[0]);

    public HetznerProject Project => new(new Secret(Token))
    {
        Api = new Uri($"http://{_server.Host}/v1"),
        Timeout = TimeSpan.FromSeconds(10),
        Interval = TimeSpan.FromMilliseconds(20),
        Patience = TimeSpan.FromSeconds(20),
    };

    public void Dispose() => _server.Dispose();

    /// <summary>Puts something there.</summary>
    public JsonObject Add(string kind, string json)
    {
        var resource = JsonNode.Parse(json)!.AsObject();
        var id = Interlocked.Increment(ref _lastId);
        resource["id"] = id;
        _resources[id] = (kind, resource);
        return resource;
    }

    public JsonObject[] All(string kind) => [.. _resources.Values.Where(x => x.Kind == kind).Select(x => x.Resource).OrderBy(x => (long)x["id"]!)];

    public static Answer Error(int status, string code, string message, string details = "{}", params (string, string)[] headers) =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","details":{{{details}}}}}""", headers);

    private static string PriceAt(string location, string net) => $$$"""{"location":"{{{location}}}","price_monthly":{"net":"{{{net}}}","gross":"9.9900000000"}}""";

    private Answer Respond(HttpListenerRequest request, string body) => (request.HttpMethod, request.Url!.AbsolutePath["/v1/".Length..].Split('/')) switch
    {
        ("GET", ["pricing"]) => new Answer(200, $$$"""{"pricing":{"currency":"EUR","vat_rate":"19.00","primary_ips":[{"type":"ipv4","prices":[{{{PriceAt("nbg1", "0.5000000000")}}}]}]}}"""),
        ("GET", ["actions", var id]) => Action(long.Parse(id)),
        ("GET", [var kind]) => List(request, kind),
        ("POST", [var kind]) => Create(kind, JsonNode.Parse(body)!.AsObject()),
        ("DELETE", ["servers", var id]) when _resources.TryRemove(long.Parse(id), out _) => new Answer(200, $$"""{"action":{{Begun("delete_server")}}}"""),
        ("DELETE", [_, var id]) when _resources.TryRemove(long.Parse(id), out _) => new Answer(204),
        _ => Error(404, "not_found", "resource not found"),
    };

    private Answer List(HttpListenerRequest request, string kind)
    {
        var query = request.QueryString;
        var wanted = (query["label_selector"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('='));
        var found = All(kind)
            .Where(x => query["name"] is not { } name || (string?)x["name"] == name)
            .Where(x => query["architecture"] is not { } architecture || (string?)x["architecture"] == architecture)
            .Where(x => wanted.All(y => (string?)x["labels"]?[y[0]] == y[1])).ToArray();
        var page = int.Parse(query["page"] ?? "1");
        var last = Math.Max(1, (found.Length + PageSize - 1) / PageSize);
        return new Answer(200, new JsonObject
        {
            [kind] = new JsonArray([.. found.Skip((page - 1) * PageSize).Take(PageSize).Select(x => x.DeepClone())]),
            ["meta"] = new JsonObject { ["pagination"] = new JsonObject { ["page"] = page, ["next_page"] = page < last ? page + 1 : null, ["last_page"] = last, ["total_entries"] = found.Length } },
        }.ToJsonString());
    }

    private Answer Create(string kind, JsonObject resource)
    {
        if (All(kind).Any(x => (string?)x["name"] == (string?)resource["name"]))
            return Error(409, "uniqueness_error", $"{kind} with this name already exists");
        if (kind == "servers")
        {
            resource["status"] = "initializing";
            resource["created"] = "2026-11-28T14:05:00+00:00";
            resource["server_type"] = new JsonObject { ["id"] = 1, ["name"] = (string?)resource["server_type"] };
            resource["public_net"] = JsonNode.Parse("""{"ipv4":{"ip":"127.0.0.1"},"ipv6":{"ip":"2001:db8::/64"}}""");
        }

        var made = Add(kind, resource.ToJsonString());
        var name = kind.TrimEnd('s');
        return new Answer(201, kind == "servers"
            ? $$"""{"server":{{made.ToJsonString()}},"action":{{Begun("create_server")}},"next_actions":[{{Begun("start_server")}}],"root_password":null}"""
            : $$"""{"{{name}}":{{made.ToJsonString()}},"actions":[]}""");
    }

    private string Begun(string command) => $$"""{"id":{{Interlocked.Increment(ref _lastId)}},"command":"{{command}}","status":"running","progress":0,"error":null}""";

    private Answer Action(long id) => new(200, $$$"""{"action":{"id":{{{id}}},"command":"create_server","status":"{{{(_asked.AddOrUpdate(id, 1, (_, x) => x + 1) < 2 ? "running" : "success")}}}","progress":50,"error":null}}""");
}
