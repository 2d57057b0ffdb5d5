using Backend.Tracing;
using Hosting;
using Microsoft.Extensions.Configuration;

namespace Backend.Tests.Tracing;

public sealed class LangfuseSettingsTests
{
    private static readonly (string, string)[] Keys = [("LANGFUSE_PUBLIC_KEY", "pk-lf-1"), ("LANGFUSE_SECRET_KEY", "sk-lf-2")];

    [Fact]
    public void Keys_are_enough_and_mean_the_cloud()
    {
        var settings = From(Keys);

        settings.Endpoint.Should().Be(new Uri("https://cloud.langfuse.com/api/public/otel/v1/traces"));
        settings.Authorization!.ToString().Should().Be($"Basic {Convert.ToBase64String("pk-lf-1:sk-lf-2"u8)}");
        settings.Release.Should().Be("1.2.3", "the image says which version it is");
        settings.Environment.Should().Be("default");
    }

    [Fact]
    public void A_server_of_ones_own_is_a_host() =>
        From([.. Keys, ("LANGFUSE_HOST", "https://langfuse.example.com/")]).Endpoint.Should().Be(new Uri("https://langfuse.example.com/api/public/otel/v1/traces"));

    [Fact]
    public void Empty_variables_are_as_good_as_none()
    {
        From(("LANGFUSE_PUBLIC_KEY", ""), ("LANGFUSE_SECRET_KEY", ""), ("LANGFUSE_HOST", ""), ("LANGFUSE_RELEASE", ""), ("LANGFUSE_TRACING_ENVIRONMENT", ""), ("LANGFUSE_CAPTURE_CONTENT", ""), ("LANGFUSE_FLUSH_AT", ""))
            .Should().Be(From());
        From().Endpoint.Should().BeNull();
    }

    [Fact]
    public void The_secret_key_may_be_a_file_and_an_empty_one_is_none()
    {
        var file = Path.GetTempFileName();
        var read = () => From(("LANGFUSE_PUBLIC_KEY", File.ReadAllText(file).Length > 0 ? "pk-lf-1" : ""), ("LANGFUSE_SECRET_KEY_FILE", file));
        try
        {
            read().Authorization.Should().BeNull();
            File.WriteAllText(file, "sk-lf-2\n");
            read().Authorization!.Parameter.Should().Be(Convert.ToBase64String("pk-lf-1:sk-lf-2"u8));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("LANGFUSE_PUBLIC_KEY", "", "LANGFUSE_SECRET_KEY is set and LANGFUSE_PUBLIC_KEY is not")]
    [InlineData("LANGFUSE_SECRET_KEY", "", "LANGFUSE_PUBLIC_KEY is set and LANGFUSE_SECRET_KEY is not")]
    [InlineData("LANGFUSE_HOST", "langfuse.example.com", "LANGFUSE_HOST*'langfuse.example.com'")]
    [InlineData("LANGFUSE_TRACING_ENVIRONMENT", "QA", "LANGFUSE_TRACING_ENVIRONMENT*'QA'")]
    [InlineData("LANGFUSE_TRACING_ENVIRONMENT", "langfuse-qa", "LANGFUSE_TRACING_ENVIRONMENT*")]
    [InlineData("LANGFUSE_TRACING_ENVIRONMENT", "an-environment-with-a-name-that-is-too-long", "LANGFUSE_TRACING_ENVIRONMENT*")]
    [InlineData("LANGFUSE_CAPTURE_CONTENT", "perhaps", "LANGFUSE_CAPTURE_CONTENT*true or false*")]
    [InlineData("LANGFUSE_FLUSH_AT", "0", "LANGFUSE_FLUSH_AT*1 to 2048*")]
    [InlineData("LANGFUSE_FLUSH_INTERVAL", "-1", "LANGFUSE_FLUSH_INTERVAL*")]
    public void What_is_wrong_is_named(string key, string value, string message)
    {
        var read = () => From([.. Keys.Where(x => x.Item1 != key), (key, value)]);

        read.Should().Throw<InvalidOperationException>().WithMessage($"{message}*");
    }

    [Fact]
    public void The_keys_are_never_printed() => From(Keys).ToString().Should().NotContainAny("sk-lf-2", Convert.ToBase64String("pk-lf-1:sk-lf-2"u8));

    private static LangfuseSettings From(params (string Key, string Value)[] values) => LangfuseSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value))).Build(),
        new BuildIdentity("1.2.3", "0123456", "sha256:feed"));
}
