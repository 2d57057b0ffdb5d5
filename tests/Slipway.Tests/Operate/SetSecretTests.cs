using System.Text;
using Slipway.Compose;
using Slipway.Environments;
using Slipway.Images;
using Slipway.Operate;
using Slipway.Servers;

namespace Slipway.Tests.Operate;

public sealed class SetSecretTests : IDisposable
{
    private static readonly DeployEnvironment s_environment = new()
    {
        Name = "qa",
        Application = "shop",
        Server = new Server("qa", "shop.test"),
        ComposeFiles = [],
        Stages = [],
        Images = [],
        Registry = new Registry("localhost:5555"),
        SecretNames = ["API_KEY", "DB_PASSWORD"],
    };

    private readonly string _root = Directory.CreateTempSubdirectory("slipway-secrets-").FullName;

    private string FilePath => Path.Combine(_root, ".env.qa");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_first_secret_makes_a_file_that_nobody_else_can_read()
    {
        Setting().Write("DB_PASSWORD", new Secret("a \"b\" $c"));

        File.ReadAllText(FilePath).Should().Be("DB_PASSWORD=\"a \\0042b\\0042 $$c\"\n");
        Directory.GetFiles(_root).Should().Equal(FilePath);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(FilePath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_file_that_all_could_read_is_closed_and_a_link_stays_one()
    {
        var shared = Path.Combine(_root, "shared.env");
        File.WriteAllText(shared, "A=1\n");
        File.CreateSymbolicLink(FilePath, shared);

        Setting().Write("DB_PASSWORD", new Secret("x"));

        new FileInfo(FilePath).LinkTarget.Should().Be(shared);
        File.ReadAllText(shared).Should().Be("A=1\nDB_PASSWORD=\"x\"\n");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(shared).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("", "N=\"v\"\n")]
    [InlineData("A=1", "A=1\nN=\"v\"\n")]
    [InlineData("# N=1\n#N=2\nNN=3\n", "# N=1\n#N=2\nNN=3\nN=\"v\"\n")]
    [InlineData("A=1\nN=old # note\nB=2\n", "A=1\nN=\"v\"\nB=2\n")]
    [InlineData("A=1\r\n  export N = 'old'\r\nB=2\r\n", "A=1\r\nN=\"v\"\nB=2\r\n")]
    [InlineData("N: old\nB=2\nN=older", "N=\"v\"\nB=2\n")]
    [InlineData("A=\"\nN=1\n\"\nB='\nN=2\n'\n", "A=\"\nN=1\n\"\nB='\nN=2\n'\nN=\"v\"\n")]
    [InlineData("N=\"old\nA=\\\"1\\\"\n\"\nB=2\n", "N=\"v\"\nB=2\n")]
    [InlineData("A=it's\nN=it's\nB='2'\n", "A=it's\nN=\"v\"\nB='2'\n")]
    public void Only_the_assignments_of_the_name_change(string before, string after) =>
        EnvironmentText.With(before, "N", "N=\"v\"\n").Should().Be(after);

    [Fact]
    public void A_name_that_nothing_reads_is_refused_with_those_that_there_are() =>
        Refusal(() => Setting().Require("DB_PASWORD", ["DB_PASSWORD", "TOKEN"])).Should()
            .Contain("--set DB_PASWORD: qa has no secret of that name. It has API_KEY, DB_PASSWORD, TOKEN.").And.Contain("./build.sh Secrets --environment qa --list");

    [Fact]
    public void A_name_whose_value_comes_from_the_environment_is_refused()
    {
        var environment = s_environment with { Secrets = s_environment.Secrets.Add("DB_PASSWORD", new Secret("from the shell")) };

        Refusal(() => new SecretSetting(environment, _root, ".env.qa").Require("DB_PASSWORD", ["DB_PASSWORD"])).Should()
            .Contain("DB_PASSWORD is an environment variable here, which wins over .env.qa").And.Contain("unset DB_PASSWORD; ./build.sh Secrets --environment qa --set DB_PASSWORD").And.NotContain("from the shell");
        Setting().Invoking(x => x.Require("DB_PASSWORD", [])).Should().NotThrow("it is a secret of the environment, also where no release needs it yet");
    }

    [Theory]
    [InlineData("", "The value for DB_PASSWORD is empty; .env.qa was not changed.")]
    [InlineData("nul\0", "The secret DB_PASSWORD has a NUL character in it")]
    public void A_value_that_cannot_be_one_leaves_the_file_as_it_was(string value, string why)
    {
        File.WriteAllText(FilePath, "DB_PASSWORD=old\n");

        Refusal(() => Setting().Write("DB_PASSWORD", new Secret(value))).Should().Contain(why);

        File.ReadAllText(FilePath).Should().Be("DB_PASSWORD=old\n");
        Directory.GetFiles(_root).Should().Equal(FilePath);
    }

    [Theory]
    [InlineData("one\n", "one")]
    [InlineData("one\r\n", "one")]
    [InlineData("one\ntwo\n\n", "one\ntwo\n")]
    [InlineData(" é ", " é ")]
    [InlineData("", "")]
    public async Task Of_standard_input_all_counts_but_the_line_end_after_it(string input, string value) =>
        (await AskedSecret.ReadAllAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), default)).Reveal().Should().Be(value);

    [Fact]
    public async Task Standard_input_that_is_no_text_is_refused() =>
        (await FluentActions.Awaiting(() => AskedSecret.ReadAllAsync(new MemoryStream([0x61, 0xff]), default)).Should().ThrowAsync<InvalidInputException>())
            .Which.Message.Should().Contain("not text in UTF-8");

    private SecretSetting Setting() => new(s_environment, _root, ".env.qa");

    private static string Refusal(Action action) => action.Should().Throw<InvalidInputException>().Which.Message;
}
