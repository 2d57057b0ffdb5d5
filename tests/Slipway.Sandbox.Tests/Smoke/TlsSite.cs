using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Slipway.Sandbox.Tests.Smoke;

/// <summary>A web site on loopback with a certificate authority of its own; its certificate is for <see cref="Name"/>.</summary>
public sealed class TlsSite : IAsyncLifetime
{
    public const string Name = "app.example.test";
    public const string Digest = "sha256:1111";

    private readonly X509Certificate2 _root = NewRoot();
    private WebApplication _app = null!;
    private int _asked;

    /// <summary>What happens before the page <c>/while</c> gets its orders.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public string RootPem => _root.ExportCertificatePem();

    public string Address => new Uri(_app.Urls.Single()).Authority;

    /// <summary>PEM text of a root that signed nothing here.</summary>
    public static string OtherRootPem()
    {
        using var other = NewRoot();
        return other.ExportCertificatePem();
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Leaf())));
        _app = builder.Build();
        _app.MapGet("/health", () => Results.Json(new { status = "ok", imageDigest = Digest }));
        _app.MapGet("/late", () => ++_asked % 4 == 0 ? Results.Text("ready") : Results.Text("starting", statusCode: StatusCodes.Status502BadGateway));
        _app.MapGet("/moved", () => Results.Redirect("/health", permanent: true));
        _app.MapGet("/api/orders", () => Results.Json(new[] { "one tea", "two coffees" }));
        _app.MapGet("/orders", () => Page("/api/orders"));
        _app.MapGet("/while", () => Page("/api/while"));
        _app.MapGet("/api/while", async () =>
        {
            await Meanwhile();
            return Results.Redirect("/api/orders");
        });
        _app.MapGet("/broken", () => Page("/api/missing"));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _root.Dispose();
    }

    private static IResult Page(string api) => Results.Content(
        $$"""
        <!doctype html><title>Orders</title><h1>Orders</h1><ul></ul>
        <script>
          fetch('{{api}}').then(answer => answer.ok ? answer.json() : Promise.reject(new Error('no orders: ' + answer.status)))
            .then(orders => orders.forEach(order => document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: order }))))
            .catch(error => console.error(error.message));
        </script>
        """, "text/html");

    private static X509Certificate2 NewRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }

    private X509Certificate2 Leaf()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(_root, now.AddDays(-1), now.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
