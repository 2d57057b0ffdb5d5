using Slipway.Contracts;

namespace Slipway.Tests.Contracts;

public sealed class ContractFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("slipway-contract-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_left_out_is_not_read()
    {
        var declared = new ContractFiles().Read(_root);

        declared.Should().BeEquivalentTo(new { Api = (string?)null, ApiHash = (string?)null, FrontendUse = (object?)null });
        declared.Migrations.Should().BeEmpty();
    }

    [Fact]
    public void Line_ends_do_not_make_another_API()
    {
        const string Document = "openapi: 3.1.0\ninfo: { title: x, version: '1' }\npaths: {}\n";
        string? Hash(string text)
        {
            File.WriteAllText(Path.Combine(_root, "openapi.yaml"), text);
            return new ContractFiles { ApiDocument = "openapi.yaml" }.Read(_root).ApiHash;
        }

        Hash(Document).Should().MatchRegex("^[0-9a-f]{16}$").And.Be(Hash(Document.Replace("\n", "\r\n", StringComparison.Ordinal))).And.NotBe(Hash(Document.Replace("x", "y", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_document_that_is_not_there_or_is_none_is_refused_by_name()
    {
        Reading(new() { ApiDocument = "api/openapi.json" }).Should().Throw<InvalidInputException>().WithMessage("*ApiDocument names api/openapi.json*");
        Reading(new() { FrontendUse = "web/use.json" }).Should().Throw<InvalidInputException>().WithMessage("*FrontendUse names web/use.json*");
        File.WriteAllText(Path.Combine(_root, "openapi.json"), "{}");
        Reading(new() { ApiDocument = "openapi.json" }).Should().Throw<InvalidInputException>().WithMessage("openapi.json is not an OpenAPI document*");
    }

    [Fact]
    public void Migrations_and_the_service_that_runs_them_belong_together()
    {
        Reading(new() { Migrations = "migrations" }).Should().Throw<InvalidInputException>().WithMessage("*MigrationService*belong together*");
        Reading(new() { MigrationService = "migrate" }).Should().Throw<InvalidInputException>().WithMessage("*belong together*");
    }

    private Func<DeclaredContract> Reading(ContractFiles files) => () => files.Read(_root);
}
