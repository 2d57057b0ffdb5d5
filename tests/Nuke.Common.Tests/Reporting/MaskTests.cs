#pragma warning disable CA1812, CA1822, CA1823, IDE0051, CS0649 // Filled and created by the engine.
using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Nuke.Common.IO;
using Nuke.Common.Reporting;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Nuke.Common.Tests.Reporting;

public sealed class MaskTests
{
    // What is printed besides: a secret that is part of it would be found there by chance.
    static readonly Gen<string> Secret = Gen.Char["abcXYZ019 +/=%&<>\"'\\{}äß€|*_`$:@"].Array[4, 40]
        .Select(x => new string(x)).Where(x => x.Trim().Length >= 4 && !x.Contains("/tmp", StringComparison.Ordinal));

    [Fact]
    public void No_output_contains_a_secret_in_any_encoding() => Secret.Sample(
        secret =>
        {
            using var trial = new Trial();
            trial.With("GITHUB_ACTIONS", "true").With("GITHUB_STEP_SUMMARY", trial.Root / "summary.md")
                .With("HIDDEN", secret).Run<LeakyBuild>("--also-hidden", $"{secret}!");

            var printed = trial.Lines.Where(x => !x.StartsWith("::add-mask::", StringComparison.Ordinal));
            var everything = string.Join('\n', [.. printed, trial.ReadLog(), File.ReadAllText(trial.Root / "summary.md")]);
            foreach (var form in Forms(secret))
                everything.Should().NotContain(form);
        },
        iter: 25,
        threads: 1);

    [Theory]
    [InlineData("user:", "pass-word-1")]
    [InlineData("u:", "pass-word-1")]
    [InlineData("", "pass-word-1")]
    [InlineData("ab", "pass-word-12")]
    public void A_secret_inside_base64_is_masked(string before, string secret)
    {
        var mask = new SecretMask();
        mask.Add([secret]);

        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{secret}"));

        mask.Apply(header).Should().Contain(SecretMask.Replacement);
        Shared(header, mask.Apply(header)).Should().BeLessThan(before.Length * 2 + 4);
    }

    [Fact]
    public void Very_short_values_are_not_masked_since_they_would_mask_half_of_the_log()
    {
        var mask = new SecretMask();
        mask.Add(["abc", "abcd"]);

        mask.Apply("abc abcd").Should().Be("abc [REDACTED]");
    }

    [Fact]
    public void A_secret_that_contains_another_leaves_nothing_behind()
    {
        var mask = new SecretMask();
        mask.Add(["word"]);
        mask.Add(["password"]);

        mask.Apply("password").Should().Be("[REDACTED]");
    }

    [Fact]
    public void Secrets_of_any_type_are_masked_as_they_are_printed()
    {
        using var trial = new Trial();
        trial.Run<TypedSecretBuild>("--address", "https://example.org/Hook", "--pins", "12345", "67890", "--short", "ab");

        trial.Output.Should().NotContain("example.org").And.NotContain("12345").And.NotContain("67890").And.NotContain("the-default");
    }

    [Fact]
    public void What_a_weaker_source_says_is_masked_too()
    {
        using var trial = new Trial();
        trial.WithFile("parameters.json", """{ "Hidden": "from-the-file" }""").With("HIDDEN", "from-the-environment")
            .Run<PrintingBuild>("--hidden", "from-the-line");

        trial.Output.Should().NotContain("from-the");
    }

    [Fact]
    public void The_command_line_in_the_log_file_keeps_short_secrets_and_misspelt_flags_to_itself()
    {
        using var trial = new Trial();
        trial.Run<PrintingBuild>("--hiden", "s3cret-value", "--hidden", "abc", "--verbosity", "normal");

        trial.ReadLog().Should().Contain("Command line: --hiden [REDACTED] --hidden [REDACTED] --verbosity normal")
            .And.NotContain("s3cret-value");
    }

    static IEnumerable<string> Forms(string secret) =>
    [
        secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), JsonSerializer.Serialize(secret)[1..^1],
    ];

    static int Shared(string text, string masked) => text.Length - (text.Length - masked.Replace(SecretMask.Replacement, "", StringComparison.Ordinal).Length);
}

internal sealed class LeakyBuild : NukeBuild
{
    [Parameter] [Secret] readonly string Hidden = "";

    [Parameter] [Secret] readonly string AlsoHidden = "";

    Target Default => _ => _.Executes(() =>
    {
        ReportSummary(_ => _.AddPair("Note", Hidden).AddPair("Other", AlsoHidden));
        Log.Information("{Secret} {Other:l}", Hidden, AlsoHidden);
        Log.Warning("Address https://host/?key={Secret:l}", Uri.EscapeDataString(Hidden));
        Log.Error("{Secret:l}", Convert.ToBase64String(Encoding.UTF8.GetBytes(Hidden)));
        Log.Debug("{Secret:l}", JsonSerializer.Serialize(Hidden));
        Log.Debug("{Secret:l} {Html:l}", WebUtility.UrlEncode(Hidden), WebUtility.HtmlEncode(Hidden));
        using var process = ProcessTasks.StartProcess(
            "printenv", "HIDDEN", environmentVariables: new Dictionary<string, string>(StringComparer.Ordinal) { ["HIDDEN"] = Hidden });
        process.AssertZeroExitCode();
        throw new InvalidOperationException($"Cannot use {Hidden}", new TimeoutException(AlsoHidden));
    });
}

internal sealed class TypedSecretBuild : NukeBuild
{
    [Parameter] [Secret] readonly Uri? Address;

    [Parameter] [Secret] readonly int[] Pins = [];

    [Parameter] [Secret] readonly string Default1 = "the-default";

    [Parameter] [Secret] readonly string? Short;

    Target Default => _ => _.Executes(() => Log.Information("{A} {B} {C} {D}", Address, string.Join('-', Pins), Default1, Short));
}

internal sealed class PrintingBuild : NukeBuild
{
    [Parameter] [Secret] readonly string? Hidden;

    Target Default => _ => _.Executes(() => Log.Information(
        "{Given} {Variable} {File}", Hidden, Environment.GetEnvironmentVariable("HIDDEN") ?? "from-the-environment", (RootDirectory / ".nuke" / "parameters.json").ReadAllText()));
}
