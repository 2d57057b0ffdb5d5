using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Slipway.Contracts;
using Slipway.Contracts.Api;
using Slipway.Contracts.Migrations;
using Slipway.Environments;
using Slipway.Releases;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Releases;

public class StateScriptTests
{
    private static string Answer(params (string Part, string Text)[] parts) =>
        string.Concat(parts.Select(x => $"\n@@slipway:{x.Part}\n{x.Text}\n"));

    [Fact]
    public void A_warm_container_counts_as_gone_around_its_end_and_is_never_wanted_again_after_it()
    {
        const string Line = """{"id":"ID","service":"app","image":"i","state":"running","status":"Up","createdAt":"","fingerprint":"f"}""";
        var lines = string.Join('\n', new[] { "a", "b", "c", "d" }.Select(x => Line.Replace("ID", x, StringComparison.Ordinal)));

        var state = StateScript.Parse(Answer(("upstreams", "app/a"), ("containers", lines), ("warm", "b 300\nc 5\nd -3600")));

        state.Containers.Select(x => (x.Id, x.WarmSeconds, x.IsWarm, x.Fingerprint)).Should().Equal(("a", null, false, "f"), ("b", 300, true, "f"), ("d", -3600, false, null));
        state.Upstreams.Should().Equal(new Dictionary<string, string> { ["app"] = "a" });
    }

    [Fact]
    public async Task A_container_that_goes_while_the_server_is_asked_is_not_taken_for_one_that_serves()
    {
        var root = Directory.CreateTempSubdirectory("slipway-state-");
        try
        {
            root.CreateSubdirectory("warm");
            await File.WriteAllTextAsync($"{root}/warm/old", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}\nalways\n");
            // It is listed, and is gone an instant later, its record with it.
            var docker = $$"""
                docker() {
                  [ "$1" = image ] || echo '{"id":"old","service":"app","image":"i","state":"running","status":"Up","createdAt":"","fingerprint":"f"}'
                  rm -f {{root}}/warm/old
                }

                """;

            var answer = await Cli.Wrap("sh").WithArguments(["-c", docker + StateScript.Text, "state", root.FullName, "shop"]).ExecuteBufferedAsync();

            StateScript.Parse(answer.StandardOutput).Containers.Should().BeEmpty();
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void Images_are_known_whichever_question_was_asked()
    {
        const string Stored = """{"id":"sha256:0","tags":[],"references":["shop/app@sha256:11"],"platform":"linux/amd64","bytes":1,"requires":""}""";

        StateScript.Parse(Answer(("images", "shop/app@sha256:11\n<none>@<none>"))).Images.Should().Equal("shop/app@sha256:11");
        StateScript.Parse(Answer(("stored-images", Stored))).Images.Should().Equal("shop/app@sha256:11");
    }

    [Fact]
    public void Files_that_are_in_place_are_read_with_whether_their_service_works_with_them() =>
        StateScript.Parse(Answer(("placed", "0a  1b\n0c pending 1d\n0e"))).Placed.Should().BeEquivalentTo(
            new Dictionary<string, PlacedState> { ["0a"] = new("1b", IsPending: false), ["0c"] = new("1d", IsPending: true) });

    [Fact]
    public void A_bare_server_reads_as_empty()
    {
        var state = StateScript.Parse(Answer(("current", ""), ("releases", ""), ("containers", "")));

        state.Current.Should().BeNull();
        state.Damage.Should().BeEmpty();
    }

    [Fact]
    public void The_record_that_a_release_was_written_as_is_read_back_whole()
    {
        var release = Release("1.0.0", Shop()) with { Probes = [new HealthProbe("app", 8080) { DigestProperty = "imageDigest" }] };
        var json = JsonSerializer.Serialize(release, ReleaseJson.Default.Release);

        StateScript.Parse(Answer(("current", "releases/1.0.0-00000000"), ("current-release", json))).Current.Should().BeEquivalentTo(release);
    }

    [Fact]
    public void A_release_without_a_contract_is_written_as_before_and_one_with_it_is_read_back_whole()
    {
        var contract = new ReleaseContract
        {
            ApiHash = "abc",
            FrontendUse = new ApiUse([new OperationUse("GET", "/orders") { Reads = ["[].id"] }]),
            Migrations = [new("0001-add", MigrationKind.Expand, "a"), new("0002-drop", MigrationKind.Contract, "b") { IsReversible = true }],
            MigrationService = "migrate",
            Due = ["0002-drop"],
            Backup = new DatabaseBackup("db") { Keep = 3 },
        };
        var json = JsonSerializer.Serialize(Release("1.0.0", Shop()) with { Contract = contract }, ReleaseJson.Default.Release);

        JsonSerializer.Serialize(Release("1.0.0", Shop()), ReleaseJson.Default.Release).Should().NotContain("contract");
        StateScript.Parse(Answer(("current-release", json))).Current!.Contract.Should().BeEquivalentTo(contract);
    }

    [Fact]
    public void Contract_steps_are_read_once_each_and_a_line_that_was_cut_short_is_none()
    {
        var begun = new CarriedStep("0002-drop", "1.0.0-00000000", DateTimeOffset.UnixEpoch);
        var lines = $"\n{begun.ToJson()}\n\n{(begun with { IsDone = true }).ToJson()}\n\n{{\"name\":\"0003-\n\n{(begun with { Name = "0004-drop" }).ToJson()}";

        StateScript.Parse(Answer(("carried", lines))).Carried.Should().Equal(begun with { IsDone = true }, begun with { Name = "0004-drop" });
    }

    [Fact]
    public void A_container_is_read_with_its_health_and_fingerprint()
    {
        const string Json = """{"id":"abc","service":"app","image":"a@sha256:1","state":"running","status":"Up 3 minutes (healthy)","createdAt":"2026-01-01 00:00:00 +0000 UTC","fingerprint":"f1"}""";

        var container = StateScript.Parse(Answer(("containers", Json))).Containers.Should().ContainSingle().Subject;

        container.IsServing.Should().BeTrue();
        container.Fingerprint.Should().Be("f1");
    }

    [Theory]
    [InlineData("Up 3 minutes (healthy)", "healthy", null)]
    [InlineData("Up 1 second (health: starting)", "starting", null)]
    [InlineData("Up 2 hours (unhealthy)", "unhealthy", null)]
    [InlineData("Up 2 hours", null, null)]
    [InlineData("Exited (137) 2 minutes ago", null, 137)]
    [InlineData("Restarting (1) 5 seconds ago", null, 1)]
    public void Docker_s_words_are_read_as_health_and_exit_code(string status, string? health, int? exitCode)
    {
        var container = Container(Shop()[0]) with { Status = status };

        container.Health.Should().Be(health);
        container.ExitCode.Should().Be(exitCode);
    }

    [Theory]
    [InlineData("{\"id\": \"1.0")]
    [InlineData("{}")]
    [InlineData("not json")]
    public void A_damaged_record_counts_as_absent_and_is_named(string json)
    {
        var state = StateScript.Parse(Answer(("current", "releases/x"), ("current-release", json)));

        state.Current.Should().BeNull();
        state.Damage.Should().ContainSingle().Which.Should().StartWith("the record of the release that serves cannot be read");
    }

    [Fact]
    public void A_release_directory_that_never_arrived_whole_is_not_a_release()
    {
        StateScript.Parse(Answer(("releases", "1.0.0-aaaaaaaa\n1.1.0-bbbbbbbb.tmp-x1"))).Releases.Should().Equal("1.0.0-aaaaaaaa");
    }

    [Fact]
    public void A_release_is_whole_when_both_its_files_end_as_json_does()
    {
        const string Endings =
            """
            ==> /opt/shop/releases/cut/release.json <==
            {"
            ==> /opt/shop/releases/empty/release.json <==

            ==> /opt/shop/releases/lone/release.json <==
            }

            ==> /opt/shop/releases/whole/release.json <==
            ]}
            ==> /opt/shop/releases/cut/compose.json <==
            }

            ==> /opt/shop/releases/empty/compose.json <==
            }

            ==> /opt/shop/releases/whole/compose.json <==
            }
            """;

        StateScript.Parse(Answer(("endings", Endings), ("releases", "cut\nempty\nlone\nwhole"))).Damaged.Should().BeEquivalentTo(["cut", "empty", "lone"]);
    }

    [Fact]
    public void A_record_that_is_damaged_is_read_from_its_copy_and_named_all_the_same()
    {
        var release = Release("1.0.0", Shop());
        var copy = JsonSerializer.Serialize(release, ReleaseJson.Default.Release);

        var state = StateScript.Parse(Answer(("current", $"releases/{release.Id}"), ("current-release", copy[..40]), ("current-copy", copy), ("releases", release.Id)));

        state.Current!.Id.Should().Be(release.Id);
        state.Damaged.Should().Equal(release.Id);
        state.Damage.Should().ContainSingle().Which.Should().StartWith("the record of the release that serves cannot be read");
    }

    [Fact]
    public void A_release_without_any_record_is_still_known_to_serve()
    {
        var state = StateScript.Parse(Answer(("current", "releases/1.0.0-aaaaaaaa"), ("current-release", ""), ("current-copy", "")));

        state.Current.Should().BeNull();
        state.CurrentId.Should().Be("1.0.0-aaaaaaaa");
        state.Damage.Should().Equal("releases/1.0.0-aaaaaaaa/release.json is missing");
    }

    [Fact]
    public void A_Docker_that_does_not_answer_is_not_a_server_without_containers()
    {
        StateScript.Parse(Answer(("containers", ""), ("no-docker", ""))).DockerAnswers.Should().BeFalse();
        StateScript.Parse(Answer(("containers", ""))).DockerAnswers.Should().BeTrue();
    }
}
