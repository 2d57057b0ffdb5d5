using Slipway.Workflows.Nodes;

namespace Slipway.Workflows.Tests;

public sealed class ActionPinsTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void An_action_is_used_at_its_commit_with_the_version_as_a_comment()
    {
        var step = new ActionStep("actions/cache/restore") { Pin = Read($"      - uses: actions/cache/restore@{Commit} # v5.0.5")["actions/cache/restore"] };

        Written.Text(step).Should().Be($"uses: actions/cache/restore@{Commit} # v5.0.5\n");
    }

    [Theory]
    [InlineData("actions/checkout@v7")]
    [InlineData("actions/checkout@v7 # v7.0.1")]
    [InlineData($"actions/checkout@{Commit}")]
    [InlineData("actions/checkout@0123456 # v7.0.1")]
    [InlineData($"actions/checkout@{Commit} # latest")]
    public void What_is_no_full_commit_with_a_version_is_an_error_that_names_the_line(string pin)
    {
        var read = () => Read("steps:", $"  - uses: {pin}");

        read.Should().Throw<FormatException>().WithMessage($"{_file}:2: *is no pin. Write: uses: owner/action@*");
    }

    [Fact]
    public void Two_pins_of_an_action_are_an_error()
    {
        var read = () => Read($"uses: a/b@{Commit} # v1", $"uses: a/b@{Commit} # v2");

        read.Should().Throw<FormatException>().WithMessage("*a/b is pinned twice*");
    }

    [Fact]
    public void An_action_without_a_pin_is_an_error_that_says_what_to_add()
    {
        var find = () => Read($"uses: a/b@{Commit} # v1")["c/d"];

        find.Should().Throw<KeyNotFoundException>().WithMessage($"{_file} does not pin c/d. Add a step: uses: c/d@*");
    }

    private ActionPins Read(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return ActionPins.Read(_file);
    }
}
