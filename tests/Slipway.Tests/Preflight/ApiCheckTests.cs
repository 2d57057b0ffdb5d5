using System.Collections.Immutable;
using Slipway.Contracts;
using Slipway.Contracts.Api;
using Slipway.Preflight;
using Slipway.Preflight.Checks;
using Slipway.Preflight.Facts;
using Slipway.Releases;
using Slipway.Tests.Releases;
using Slipway.Versioning;

namespace Slipway.Tests.Preflight;

public sealed class ApiCheckTests : CheckTest
{
    private static readonly ApiChange s_removed = new(new ApiPlace("/orders") { Method = "GET", Part = ApiPart.Response, Name = "200", Field = "[].note" }, ChangeKind.Removed, "was removed", IsBreaking: true);
    private static readonly ApiChange s_added = new(new ApiPlace("/invoices"), ChangeKind.Added, "the path was added", IsBreaking: false);
    private static readonly BreakingCommits s_marked = new(["0123456 feat!: orders have no note"], null);
    private static readonly ApiUse s_other = new([new OperationUse("GET", "/orders") { Reads = ["[].id"] }]);

    [Fact]
    public void What_breaks_nobody_is_fine_without_a_mark() =>
        CheckResult.Of(new ApiCheck(), Changed([s_added], null)).Should().BeEquivalentTo(new { Status = CheckStatus.Passed, Seen = "1 changes that break nobody" });

    [Fact]
    public void A_breaking_API_is_refused_without_a_mark_each_change_by_name() =>
        FindOne(new ApiCheck(), Changed([s_removed, s_added], s_other)).Message.Should()
            .StartWith("api.json breaks callers of 1.0.0-00000000, and no commit since 1.0.0-00000000 is marked as breaking:")
            .And.Contain("  GET /orders → response 200 → [].note: was removed").And.NotContain("/invoices");

    [Fact]
    public void A_mark_alone_is_not_enough_while_the_frontend_that_serves_needs_it() =>
        FindOne(new ApiCheck(), Changed([s_removed], new ApiUse([new OperationUse("GET", "/orders") { Reads = ["[].note"] }]), s_marked)).Message.Should()
            .StartWith("The frontend that serves (1.0.0-00000000) still uses").And.Contain("[].note");

    [Fact]
    public void With_a_mark_and_a_frontend_that_does_without_it_goes_on() =>
        CheckResult.Of(new ApiCheck(), Changed([s_removed], s_other, s_marked)).Should().BeEquivalentTo(new
        {
            Status = CheckStatus.Passed,
            Seen = "1 changes that break callers, none that the frontend which serves needs; marked by 0123456 feat!: orders have no note",
        });

    [Fact]
    public void A_frontend_that_does_not_say_what_it_uses_may_need_it() =>
        FindOne(new ApiCheck(), Changed([s_removed], null, s_marked)).Next.Should().Contain("ContractFiles.FrontendUse");

    [Fact]
    public void Without_the_history_nobody_can_tell_and_the_reason_is_there() =>
        FindOne(new ApiCheck(), Changed([s_removed], s_other, new BreakingCommits([], "git knows no commits a..HEAD"))).Message.Should().Contain("(git knows no commits a..HEAD)");

    [Fact]
    public void An_API_that_the_server_has_lost_cannot_be_compared_and_needs_a_mark()
    {
        var lost = Changed([], s_other) with { Contract = Facts(null) with { ApiUnknown = "/opt/shop/releases/1.0.0-00000000/openapi.json is gone" } };

        FindOne(new ApiCheck(), lost).Message.Should().Contain("openapi.json is gone");
        Find(new ApiCheck(), lost with { Contract = lost.Contract with { Marks = s_marked } }).Should().BeEmpty();
    }

    [Fact]
    public void Before_the_first_release_there_is_nobody_to_break()
    {
        Find(new ApiCheck(), Changed(null, null) with { State = ServerState.Empty }).Should().BeEmpty();
        CheckResult.Of(new ApiCheck(), Subject()).Seen.Should().Be("no OpenAPI document is declared");
    }

    private PreflightSubject Changed(ImmutableArray<ApiChange>? changes, ApiUse? use, BreakingCommits? marks = null) => Subject() with
    {
        State = ReleaseBuilder.Running(ReleaseBuilder.Release("1.0.0") with { Contract = new ReleaseContract { ApiHash = "old", FrontendUse = use } }),
        Contract = Facts(changes) with { Marks = marks ?? BreakingCommits.None },
    };

    private static ContractFacts Facts(ImmutableArray<ApiChange>? changes) => new()
    {
        Wanted = new DeclaredContract(new ContractFiles { ApiDocument = "api.json" }) { Api = "{}" },
        ApiChanges = changes,
    };
}
