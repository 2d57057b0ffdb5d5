using System.Text.Json.Nodes;
using Nuke.Common.IO;
using Nuke.Common.Secrets;

namespace Nuke.Common.Tests.Secrets;

public sealed class SecretTests : IDisposable
{
    const string Password = "correct horse";

    readonly Trial _trial = new Trial().With("PARAMS_KEY", Password).With("PARAMS_QA_KEY", Password);

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void A_secret_that_was_set_is_encrypted_in_the_file_and_readable_by_the_build()
    {
        Set("Token", "s3cret-value\n");

        _trial.Output.Should().Contain(".nuke/parameters.json has a value for Token now, encrypted.");
        _trial.File("parameters.json").Should().Contain("\"Token\": \"v2:").And.NotContain("s3cret");
        _trial.Run<SecretBuild>().Done.Should().Equal("s3cret-value ");
        _trial.Output.Should().Contain("Used [REDACTED]");
    }

    [Fact]
    public void A_value_of_several_lines_stays_as_it_is()
    {
        Set("token", "one\ntwo\n\n");

        _trial.Run<SecretBuild>().Done.Should().Equal("one\ntwo\n ");
    }

    [Fact]
    public void On_a_terminal_the_value_and_a_new_password_are_typed_hidden()
    {
        using var trial = new Trial();
        trial.Typing("short", Password, "another one", Password, "s3cret-value", Password);

        trial.Run<SecretBuild>("--set-secret", "Token").ExitCode.Should().Be(0, trial.Output);
        trial.Run<SecretBuild>().Done.Should().Equal("s3cret-value ");

        trial.Terminal.Output.Should().Contain("At least 10 characters").And.Contain("That is another one.").And.NotContain(Password).And.NotContain("s3cret");
    }

    [Fact]
    public void The_rest_of_the_file_stays_as_it_was()
    {
        _trial.WithFile("parameters.json", "{\n    // opened\n    \"Place\": \"yes\", // really\n}\n");
        var file = _trial.Root / ".nuke" / "parameters.json";
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Set("Token", "s3cret-value");

        file.ReadAllText().Should().MatchRegex("""^\{\n    // opened\n    "Place": "yes", // really\n    "Token": "v2:[^"]+"\n\}\n$""");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        file.Parent.GlobFiles("*.new").Should().BeEmpty();
    }

    [Theory]
    [InlineData("{}", "{\n  \"N\": \"x\"\n}")]
    [InlineData("{ \"N\": 1 }", "{ \"N\": \"x\" }")]
    [InlineData("{\n\t\"A\": [1, {\"N\": 2}]\n}", "{\n\t\"A\": [1, {\"N\": 2}],\n\t\"N\": \"x\"\n}")]
    [InlineData("{\n  \"A\": 1 // a, b\n}", "{\n  \"A\": 1, // a, b\n  \"N\": \"x\"\n}")]
    [InlineData("{\r\n  \"Ä\": \"ö\"\r\n}", "{\r\n  \"Ä\": \"ö\",\r\n  \"N\": \"x\"\r\n}")]
    public void A_property_is_set_in_place_or_added_at_the_end(string json, string expected) =>
        JsonProperties.Set(json, "N", "x").Should().Be(expected);

    [Fact]
    public void A_wrong_password_is_an_error_that_shows_no_value()
    {
        Set("Token", "s3cret-value");
        var text = JsonNode.Parse(_trial.File("parameters.json"))!["Token"]!.ToString();

        _trial.With("PARAMS_KEY", "wrong password").Run<SecretBuild>();

        Refused("\"Token\" in .nuke/parameters.json cannot be decrypted: the password is wrong");
        _trial.Output.Should().Contain("--set-secret Token").And.NotContain(text).And.NotContain("wrong password");
    }

    [Fact]
    public void A_wrong_password_cannot_add_a_second_one_to_the_file()
    {
        Set("Token", "s3cret-value");

        _trial.With("PARAMS_KEY", "wrong password");
        Set("OtherToken", "other-value");

        Refused("\"Token\" in .nuke/parameters.json cannot be decrypted");
        _trial.File("parameters.json").Should().NotContain("OtherToken");
    }

    [Fact]
    public void A_value_that_was_moved_to_another_name_or_file_is_refused()
    {
        Set("Token", "s3cret-value");
        var json = _trial.File("parameters.json");

        _trial.WithFile("parameters.json", json.Replace("Token", "OtherToken", StringComparison.Ordinal)).Run<SecretBuild>("Other");
        Refused("\"OtherToken\" in .nuke/parameters.json cannot be decrypted");

        _trial.WithFile("parameters.json", "{}").WithFile("parameters.qa.json", json).Run<SecretBuild>("--profile", "qa");
        Refused("\"Token\" in .nuke/parameters.qa.json cannot be decrypted");
    }

    [Fact]
    public void A_tampered_value_is_refused()
    {
        Set("Token", "s3cret-value");
        var json = _trial.File("parameters.json");
        var end = json.LastIndexOf('"') - 6;
        var changed = json[..end] + (json[end] == 'A' ? 'B' : 'A') + json[(end + 1)..];

        _trial.WithFile("parameters.json", changed).Run<SecretBuild>();

        Refused("cannot be decrypted");
    }

    [Theory]
    [InlineData("v2:c2hvcnQ=", "is no whole encrypted value any more")]
    [InlineData("v1:4VDyDmFs4Pf6IX8UvosDdg==", "is encrypted as NUKE does it (v1)")]
    [InlineData("v7:abc", "is encrypted by a newer version of the engine (v7)")]
    public void A_text_of_another_kind_is_refused_with_the_way_out(string text, string expected)
    {
        _trial.WithFile("parameters.json", $$"""{ "Token": "{{text}}" }""").Run<SecretBuild>();

        Refused(expected);
        _trial.Output.Should().Contain("Set it again: ").And.Contain("--set-secret Token");
    }

    [Fact]
    public void Without_a_password_and_a_terminal_the_error_names_the_variables()
    {
        using var trial = new Trial().WithFile("parameters.qa.json", $$"""{ "Token": "v2:{{Convert.ToBase64String(new byte[60])}}" }""");

        trial.Run<SecretBuild>("--profile", "qa");

        trial.ExitCode.Should().Be(2);
        trial.Output.Should().Contain(".nuke/parameters.qa.json need their password").And.Contain("PARAMS_QA_KEY").And.Contain("PARAMS_QA_KEY_FILE");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--list-secrets")]
    [InlineData("--completion", "bash")]
    [InlineData("Default", "--token", "from-the-command-line")]
    public void No_password_is_needed_where_no_encrypted_value_is(params string[] arguments)
    {
        using var trial = new Trial().WithFile("parameters.json", $$"""{ "Token": "v2:{{Convert.ToBase64String(new byte[60])}}" }""");

        trial.Run<SecretBuild>(arguments).ExitCode.Should().Be(0, trial.Output);
    }

    [Fact]
    public void A_key_file_stands_for_the_password()
    {
        using var trial = new Trial().With("PARAMS_KEY_FILE", ".nuke/key").WithFile("key", "0123456789abcdef\n").WithInput("s3cret-value");

        trial.Run<SecretBuild>("--set-secret", "Token").Run<SecretBuild>();

        trial.Done.Should().Equal("s3cret-value ");
    }

    [Fact]
    public void The_password_can_be_changed()
    {
        Set("Token", "s3cret-value");
        Set("OtherToken", "other-value");

        _trial.WithInput("battery staple\n").Run<SecretBuild>("--change-secrets-password");

        _trial.Output.Should().Contain("The 2 secrets in .nuke/parameters.json have another password now.");
        _trial.Run<SecretBuild>().ExitCode.Should().Be(2, "the old password opens nothing any more");
        _trial.With("PARAMS_KEY", "battery staple").Run<SecretBuild>().Done.Should().Equal("s3cret-value other-value");
    }

    [Fact]
    public void Secrets_are_listed_with_their_source_and_without_their_value()
    {
        _trial.WithFile("parameters.json", """{ "OtherToken": "plain-value" }""").With("TOKEN", "s3cret-value").Run<SecretBuild>("--list-secrets");

        _trial.Lines.Should().Contain("OtherToken  plain text in .nuke/parameters.json").And.Contain("Token       the environment variable TOKEN");
        _trial.Output.Should().NotContain("plain-value").And.NotContain("s3cret-value");
    }

    [Fact]
    public void Only_a_secret_parameter_can_be_set()
    {
        Set("Tokn", "value");

        Refused("There is no secret parameter 'Tokn'. Did you mean 'Token'?");
        _trial.Output.Should().Contain("Secret parameters: OtherToken, Token.");
    }

    [Fact]
    public void An_encrypted_value_of_a_parameter_that_is_no_secret_is_an_error()
    {
        _trial.WithFile("parameters.json", """{ "Place": "v2:abc" }""").Run<SecretBuild>("Other");

        Refused("\"Place\" in .nuke/parameters.json is encrypted, but 'Place' is no [Secret] parameter.");
    }

    [Fact]
    public void A_plain_text_secret_in_a_file_that_Git_tracks_is_a_warning()
    {
        _trial.WithFile("parameters.json", """{ "Token": "plain-value" }""");
        _trial.Run<SecretBuild>();
        _trial.Output.Should().NotContain("Git tracks", "it is not tracked yet");
        Git("init", "-q");
        Git("add", ".nuke/parameters.json");

        _trial.Run<SecretBuild>();

        _trial.ExitCode.Should().Be(0);
        _trial.Output.Should().Contain("Token is plain text in .nuke/parameters.json, which Git tracks").And.Contain("--set-secret Token");
    }

    void Git(params string[] arguments) =>
        Nuke.Common.Git.QuietGit.Ask(_trial.Root, arguments).Should().NotBeNull();

    void Set(string name, string value) => _trial.WithInput(value).Run<SecretBuild>("--set-secret", name);

    void Refused(string message)
    {
        _trial.ExitCode.Should().Be(2, _trial.Output);
        _trial.Done.Should().BeEmpty();
        _trial.Output.Should().Contain(message);
    }
}
