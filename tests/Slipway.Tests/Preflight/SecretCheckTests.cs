using Slipway.Preflight;
using Slipway.Preflight.Checks;

namespace Slipway.Tests.Preflight;

public sealed class SecretCheckTests : CheckTest
{
    [Theory]
    [InlineData("changeme")]
    [InlineData("Change-Me")]
    [InlineData("postgres")]
    [InlineData("password")]
    [InlineData("admin")]
    [InlineData("")]
    [InlineData("  ")]
    public void A_secret_that_everybody_knows_is_refused_by_name_and_never_printed(string value)
    {
        var problem = FindOne(new DefaultPasswordsCheck(), Subject(secrets: ("DATABASE_PASSWORD", value)));

        problem.Severity.Should().Be(Severity.Refuse);
        problem.Message.Should().StartWith("The secret DATABASE_PASSWORD is ");
        problem.Next.Should().Contain("openssl rand");
        if (value.Trim().Length > 5 && value != "password")
            (problem.Message + problem.Next).Should().NotContain(value);
    }

    [Theory]
    [InlineData("GF_SECURITY_ADMIN_PASSWORD", "admin")]
    [InlineData("MINIO_PASSWORD", "minioadmin")]
    [InlineData("POSTGRES_PASSWORD", "")]
    [InlineData("SESSION_SECRET", "secret")]
    public void So_is_one_that_stands_in_the_compose_file_under_a_name_that_looks_secret(string key, string value) =>
        FindOne(new DefaultPasswordsCheck(), Subject($$""" "app": { "image": "x", "environment": { "{{key}}": "{{value}}" } } """))
            .Message.Should().StartWith($"environment.{key} of the service app is");

    [Fact]
    public void A_secret_in_an_environment_is_a_warning_that_names_it_and_not_its_value()
    {
        var problem = FindOne(new ExposedSecretsCheck(), Subject(
            """ "app": { "image": "x", "environment": { "DATABASE_URL": "postgresql://shop:${DB_PASSWORD}@db/shop", "PORT": "${PORT}" } } """, "", ("DB_PASSWORD", "qzv81")));

        problem.Severity.Should().Be(Severity.Warn);
        problem.Message.Should().StartWith("The environment of the service app has DB_PASSWORD: ");
        (problem.Message + problem.Next).Should().NotContainAny("qzv81", "PORT");
    }

    [Fact]
    public void A_secret_that_two_services_get_is_refused_once() =>
        FindOne(new DefaultPasswordsCheck(), Subject(
            """ "db": { "image": "x", "environment": { "DB_PASSWORD": "${DB_PASSWORD}" } }, "app": { "image": "x", "environment": { "DATABASE_URL": "postgresql://shop:${DB_PASSWORD}@db/shop" } } """, "", ("DB_PASSWORD", "changeme")))
            .Message.Should().StartWith("The secret DB_PASSWORD ");

    [Fact]
    public void A_password_that_is_the_user_s_name_is_refused() =>
        FindOne(new DefaultPasswordsCheck(), Subject(""" "db": { "image": "x", "environment": { "POSTGRES_USER": "ann_the_owner", "POSTGRES_PASSWORD": "ann_the_owner" } } """))
            .Message.Should().Contain("same as the user's name");

    [Fact]
    public void A_password_inside_an_address_is_looked_at_too() =>
        FindOne(new DefaultPasswordsCheck(), Subject(""" "app": { "image": "x", "environment": { "DATABASE_URL": "postgresql://shop:changeme@db:5432/shop" } } """))
            .Message.Should().Be("environment.DATABASE_URL of the service app is a password that everybody tries first.");

    [Fact]
    public void A_secret_that_compose_puts_into_an_address_on_the_server_is_seen_there() =>
        Find(new DefaultPasswordsCheck(), Subject(
            """ "app": { "image": "x", "environment": { "DATABASE_URL": "postgresql://shop:${PASS}@db:5432/shop" } } """, "", ("PASS", "shop")))
            .Should().ContainSingle().Which.Message.Should().Contain("environment.DATABASE_URL of the service app is the same as the user's name");

    [Theory]
    [InlineData("DATABASE_PASSWORD", "4f9d0c7ab2")]
    [InlineData("POSTGRES_DB", "postgres")]
    [InlineData("POSTGRES_USER", "postgres")]
    [InlineData("SENTRY_TOKEN", "")]
    [InlineData("FEATURE", "secret")]
    public void What_is_no_password_or_a_good_one_is_left_alone(string key, string value) =>
        Find(new DefaultPasswordsCheck(), Subject($$""" "app": { "image": "x", "environment": { "{{key}}": "{{value}}" } } """)).Should().BeEmpty();

    [Fact]
    public void A_value_of_a_service_s_own_env_file_counts_by_its_name() =>
        Find(new DefaultPasswordsCheck(), Subject(
            """ "db": { "image": "x", "environment": { "POSTGRES_USER": "${DB__POSTGRES_USER}" } } """, "", ("DB__POSTGRES_USER", "postgres"), ("DB__POSTGRES_PASSWORD", "4f9d0c7ab2")))
            .Should().BeEmpty();

    [Theory]
    [InlineData("PASSWORD=half # of it", ".env.qa:1: the value of PASSWORD ends before \" #\"")]
    [InlineData("A=1\r\nA=2\r\n", ".env.qa:2: A is set a second time; line 1 is ignored")]
    [InlineData("A=\"x\" y", ".env.qa:1: the value of A goes on after its closing quote")]
    public void A_line_of_the_env_file_that_means_something_else_than_it_looks_like_is_named(string text, string message)
    {
        var subject = Subject() with { Environment = Environment with { EnvFile = ".env.qa" }, EnvFileText = text };

        FindOne(new EnvFileCheck(), subject).Message.Should().StartWith(message);
    }

    [Theory]
    [InlineData("NAME=Ann Smith\r\nEMPTY=\r\n")]
    [InlineData("A='x # y'\nB=\"x\" # a comment\n# C=1\n  \nD=pa#ss")]
    [InlineData("export A=1")]
    public void Spaces_quotes_comments_and_windows_line_ends_are_fine(string text) =>
        Find(new EnvFileCheck(), Subject() with { Environment = Environment with { EnvFile = ".env.qa" }, EnvFileText = text }).Should().BeEmpty();
}
