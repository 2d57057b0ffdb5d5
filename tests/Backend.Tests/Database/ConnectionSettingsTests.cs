using Backend.Database;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Backend.Tests.Database;

public sealed class ConnectionSettingsTests
{
    static readonly Dictionary<string, string?> s_whole = new(StringComparer.Ordinal)
    {
        ["DATABASE_HOST"] = "db",
        ["DATABASE_NAME"] = "slipway",
        ["DATABASE_USER"] = "sailor",
        ["DATABASE_PASSWORD"] = "a;b 'c' $d",
    };

    [Fact]
    public void A_password_may_have_any_character() => From(s_whole).Password.Should().Be("a;b 'c' $d");

    [Fact]
    public void The_port_is_postgres_own_unless_told() => From(s_whole).Port.Should().Be(5432);

    [Theory]
    [InlineData("DATABASE_HOST")]
    [InlineData("DATABASE_NAME")]
    [InlineData("DATABASE_USER")]
    [InlineData("DATABASE_PASSWORD")]
    public void What_is_missing_is_named(string key)
    {
        var reading = () => From(new(s_whole, StringComparer.Ordinal) { [key] = "" });

        reading.Should().Throw<InvalidOperationException>().WithMessage($"*{key}*");
    }

    [Fact]
    public void A_password_in_a_file_wins_and_loses_its_line_end()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, " from a file \n");

            From(new(s_whole, StringComparer.Ordinal) { ["DATABASE_PASSWORD_FILE"] = file }).Password.Should().Be(" from a file ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_with_its_variable()
    {
        var reading = () => From(new(s_whole, StringComparer.Ordinal) { ["DATABASE_PASSWORD_FILE"] = "/nowhere/password" });

        reading.Should().Throw<InvalidOperationException>().WithMessage("DATABASE_PASSWORD_FILE names /nowhere/password, which cannot be read*");
    }

    static NpgsqlConnectionStringBuilder From(Dictionary<string, string?> settings) =>
        new(ConnectionSettings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
}
