using System.Net;
using System.Text.Json;
using Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Backend.Tests;

public sealed class HealthTests : IDisposable
{
    readonly BackendWithoutDatabase _backend = new();

    public void Dispose() => _backend.Dispose();

    [Fact]
    public async Task Without_its_database_the_backend_is_not_ready_and_says_what_is_wrong()
    {
        using var answer = await _backend.CreateClient().GetAsync("/health");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var report = await ReadAsync(answer);
        report.GetProperty("status").GetString().Should().Be("unhealthy");
        report.GetProperty("components").GetProperty("database").GetProperty("status").GetString().Should().Be("unhealthy");
    }

    [Fact]
    public async Task The_answer_names_the_build_even_when_it_is_not_healthy()
    {
        using var answer = await _backend.CreateClient().GetAsync("/health");

        var report = await ReadAsync(answer);
        report.GetProperty("version").GetString().Should().Be("1.2.3");
        report.GetProperty("commit").GetString().Should().Be("0123456789abcdef0123456789abcdef01234567");
        report.GetProperty("imageDigest").GetString().Should().Be("sha256:feed");
    }

    [Fact]
    public async Task What_is_wrong_is_told_without_names_addresses_or_passwords()
    {
        var text = await (await _backend.CreateClient().GetAsync("/health")).Content.ReadAsStringAsync();

        text.Should().NotContainAny("127.0.0.1", "nobody", "nothing");
    }

    [Fact]
    public async Task Nobody_on_the_way_may_keep_the_answer()
    {
        using var answer = await _backend.CreateClient().GetAsync("/health");

        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task Healthy_components_make_a_healthy_backend()
    {
        using var backend = Having(new Component(_ => Task.FromResult(ComponentHealth.Healthy)));

        using var answer = await backend.CreateClient().GetAsync("/health");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ReadAsync(answer)).GetProperty("status").GetString().Should().Be("healthy");
    }

    [Fact]
    public async Task A_dependency_that_never_answers_is_given_up_after_a_second()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using var backend = Having(time, new Component(_ =>
        {
            asked.SetResult();
            return new TaskCompletionSource<ComponentHealth>().Task;
        }));

        var answering = backend.CreateClient().GetAsync("/health");
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(1));

        using var answer = await answering;
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("no answer within 1 s");
    }

    static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    WebApplicationFactory<Program> Having(IHealthComponent component) => Having(TimeProvider.System, component);

    WebApplicationFactory<Program> Having(TimeProvider time, IHealthComponent component) =>
        _backend.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.RemoveAll<IHealthComponent>();
            services.AddSingleton(component);
            services.AddSingleton(time);
        }));

    sealed class Component(Func<CancellationToken, Task<ComponentHealth>> check) : IHealthComponent
    {
        public string Name => "database";

        public Task<ComponentHealth> CheckAsync(CancellationToken cancellation) => check(cancellation);
    }
}
