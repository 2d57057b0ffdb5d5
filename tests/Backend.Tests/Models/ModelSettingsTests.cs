using Backend.Models;
using Microsoft.Extensions.Configuration;

namespace Backend.Tests.Models;

public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions")]
    [InlineData("http://models:8080/v1/", "http://models:8080/v1/chat/completions")]
    public void The_address_is_what_the_api_begins_with(string text, string completions) =>
        new Uri(From(("LLM_BASE_URL", text), ("LLM_MODEL", "m"))!.BaseUrl, "chat/completions").Should().Be(new Uri(completions));

    [Fact]
    public void Without_an_address_or_with_the_stand_in_nobody_is_asked()
    {
        From().Should().BeNull();
        From(("LLM_BASE_URL", "")).Should().BeNull("Compose passes on an empty variable for one that is not set");
        From(("LLM_BASE_URL", "stand-in")).Should().BeNull();
    }

    [Fact]
    public void The_key_is_never_printed() =>
        $"{From(("LLM_BASE_URL", "https://api.openai.com/v1"), ("LLM_MODEL", "m"), ("LLM_API_KEY", "sk-4711"))}".Should().Be("m at https://api.openai.com/v1/");

    [Theory]
    [InlineData("api.openai.com", "m", "30", "LLM_BASE_URL*'api.openai.com'")]
    [InlineData("ftp://models/v1", "m", "30", "LLM_BASE_URL*'ftp://models/v1'")]
    [InlineData("https://api.openai.com/v1", "", "30", "LLM_MODEL*")]
    [InlineData("https://api.openai.com/v1", "m", "0", "LLM_TIMEOUT_SECONDS*1 to 120*'0'")]
    [InlineData("https://api.openai.com/v1", "m", "121", "LLM_TIMEOUT_SECONDS*")]
    [InlineData("https://api.openai.com/v1", "m", "soon", "LLM_TIMEOUT_SECONDS*")]
    public void What_is_wrong_is_named(string address, string model, string seconds, string message)
    {
        var read = () => From(("LLM_BASE_URL", address), ("LLM_MODEL", model), ("LLM_TIMEOUT_SECONDS", seconds));

        read.Should().Throw<InvalidOperationException>().WithMessage($"{message}*");
    }

    private static ModelSettings? From(params (string Key, string Value)[] values) =>
        ModelSettings.From(new ConfigurationBuilder().AddInMemoryCollection(values.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value))).Build());
}
