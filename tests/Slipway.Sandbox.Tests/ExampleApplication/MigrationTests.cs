using System.Net;

namespace Slipway.Sandbox.Tests.ExampleApplication;

[Collection(SandboxCollection.Name)]
public sealed class MigrationTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task However_many_migrate_at_once_each_script_runs_once()
    {
        await using var database = await Database.StartAsync(sandbox);

        var exitCodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => BackendProcess.MigrateAsync(database)));

        exitCodes.Should().Equal(0, 0, 0);
        (await database.QueryAsync("select count(*) = count(distinct scriptname) and count(*) > 0 from schemaversions")).Should().Be("t");
        (await database.QueryAsync("select count(*) from berths")).Should().Be("6");
    }

    [Fact]
    public async Task A_backend_is_not_ready_before_its_migrations_and_becomes_so_without_a_restart()
    {
        await using var database = await Database.StartAsync(sandbox);
        await using var backend = await BackendProcess.StartAsync(database);

        var before = await backend.Client.GetAsync("/health");
        await BackendProcess.MigrateAsync(database);
        var after = await backend.HealthAsync();

        before.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await before.Content.ReadAsStringAsync()).Should().Contain("missing").And.Contain("0001-berths-and-bookings");
        after.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_migration_that_fails_says_which_one_and_exits_with_an_error()
    {
        await using var database = await Database.StartAsync(sandbox);
        await database.QueryAsync("create table berths (number integer)");

        (await BackendProcess.MigrateAsync(database)).Should().Be(1);
        (await database.QueryAsync("select count(*) from information_schema.tables where table_name = 'bookings'")).Should().Be("0");
    }
}
