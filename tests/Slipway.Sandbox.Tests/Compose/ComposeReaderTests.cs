using Slipway.Compose;

namespace Slipway.Sandbox.Tests.Compose;

public sealed class ComposeReaderTests : IDisposable
{
    private readonly ComposeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_variable_of_the_shell_never_wins()
    {
        Environment.SetEnvironmentVariable("SLIPWAY_TEST_TAG", "shell");
        _folder.With("compose.yaml", "services: {db: {image: 'postgres:${SLIPWAY_TEST_TAG:-16}'}}");

        (await ComposeReader.ReadAsync(_folder.Request)).Service("db").Image.Should().Be("postgres:16");
        (await ComposeReader.ReadAsync(_folder.Request with { Variables = ComposeFolder.Variables(("SLIPWAY_TEST_TAG", "17")) }))
            .Service("db").Image.Should().Be("postgres:17");
    }

    [Fact]
    public async Task A_dotenv_beside_the_compose_file_is_not_read()
    {
        _folder.With(".env", "TAG=stray").With("compose.yaml", "services: {db: {image: 'postgres:${TAG:-16}'}}");

        (await ComposeReader.ReadAsync(_folder.Request)).Service("db").Image.Should().Be("postgres:16");
    }

    [Fact]
    public async Task All_missing_variables_are_named_at_once_with_their_service_and_key()
    {
        _folder.With("qa.env", "SET=1").With("compose.yaml",
            """
            services:
              db:
                image: postgres:${TAG:?the version of Postgres}
                ports: ["127.0.0.1:${PORT}:5432"]
                volumes: ["${DIR:?where to}:/data"]
              app:
                image: app:${SET}
                environment: [ "URL=postgres://${DB_USER}@db/$DB_NAME", "PASSED_ON", "FINE=${UNSET:-${SET}}", "COST=5$$", "NO=${UNSET:+${ALSO}}" ]
            """);

        var read = () => ComposeReader.ReadAsync(_folder.Request with { EnvFile = "qa.env" });

        var error = (await read.Should().ThrowAsync<MissingVariablesException>()).Which;
        error.Variables.Select(x => x.Name).Should().Equal("DB_NAME", "DB_USER", "DIR", "PASSED_ON", "PORT", "TAG");
        error.Message.Should().Contain("TAG is not set: the version of Postgres (service db, image)")
            .And.Contain("DB_USER is not set (service app, environment)")
            .And.Contain("qa.env").And.Contain("compose.yaml");
    }

    [Fact]
    public async Task A_secret_that_would_take_its_default_is_missing()
    {
        _folder.With("compose.yaml", "services: {db: {image: 'postgres:16', environment: {A: '${DB_PASSWORD:-changeme}', B: '${PIN:-0000}', C: '${SMTP_PASSWORD:-}'}}}");

        var read = () => ComposeReader.ReadAsync(_folder.Request with { SecretNames = ["PIN"] });

        (await read.Should().ThrowAsync<MissingVariablesException>()).Which.Variables.Select(x => x.Name).Should().Equal("DB_PASSWORD", "PIN");
    }

    [Fact]
    public async Task What_only_a_profile_that_is_off_needs_may_be_missing()
    {
        _folder.With("compose.yaml",
            """
            services:
              db: {image: postgres:16}
              grafana: {image: 'grafana:${GRAFANA:?}', profiles: [monitoring], ports: ['${PORT:?}:3000'], environment: {P: '${ADMIN_PASSWORD:-admin}'}}
            """);

        (await ComposeReader.ReadAsync(_folder.Request)).Services.Select(x => x.Name).Should().Equal("db");
        var read = () => ComposeReader.ReadAsync(_folder.Request with { Profiles = ["monitoring"] });
        (await read.Should().ThrowAsync<MissingVariablesException>()).Which.Variables.Should().HaveCount(3);
    }

    [Fact]
    public async Task An_env_file_is_read_as_compose_reads_it_and_its_secrets_become_references()
    {
        _folder.With("qa.env",
            """
            # comment
            export TITLE="The shop's \"own\" $$1"
            SINGLE='a $literal # value'
            PLAIN=two words # comment
            DB_PASSWORD='se$cret pass'
            URL=postgres://shop:${DB_PASSWORD}@db/shop
            COMPOSE_PROFILES=monitoring
            """)
            .With("compose.yaml",
            """
            services:
              app:
                image: app:1
                environment: {TITLE: $TITLE, SINGLE: $SINGLE, PLAIN: $PLAIN, PASSWORD: $DB_PASSWORD, URL: $URL, COST: 5$$}
              grafana: {image: grafana:1, profiles: [monitoring]}
            """);

        var project = await ComposeReader.ReadAsync(_folder.Request with { EnvFile = "qa.env" });

        var environment = project.Document["services"]!["app"]!["environment"]!;
        environment["TITLE"]!.ToString().Should().Be("The shop's \"own\" $$1");
        environment["SINGLE"]!.ToString().Should().Be("a $$literal # value");
        environment["PLAIN"]!.ToString().Should().Be("two words");
        environment["PASSWORD"]!.ToString().Should().Be("${DB_PASSWORD}");
        environment["URL"]!.ToString().Should().Be("${URL}");
        environment["COST"]!.ToString().Should().Be("5$$");
        project.Secrets["DB_PASSWORD"].Reveal().Should().Be("se$cret pass");
        project.Secrets["URL"].Reveal().Should().Be("postgres://shop:se$cret pass@db/shop");
        project.Services.Should().ContainSingle();
    }

    [Fact]
    public async Task A_dollar_that_an_env_file_would_swallow_is_an_error()
    {
        _folder.With("qa.env", "WORD=pa$word").With("compose.yaml", "services: {db: {image: 'postgres:16', environment: {W: $WORD}}}");

        var read = () => ComposeReader.ReadAsync(_folder.Request with { EnvFile = "qa.env" });

        (await read.Should().ThrowAsync<MissingVariablesException>()).WithMessage("*word is not set*single quotes*qa.env*");
    }

    [Fact]
    public async Task A_secret_inside_a_longer_string_becomes_a_reference_and_its_value_is_nowhere()
    {
        _folder.With("compose.yaml",
            """
            services:
              db:
                image: postgres:16
                environment: {URL: 'redis://:${REDIS_PASSWORD}@redis/0?a=$$b', OTHER: '$${REDIS_PASSWORD}'}
                command: ["--requirepass", "${REDIS_PASSWORD:?}"]
                secrets: [token]
            secrets: {token: {environment: API_TOKEN}}
            """);

        var project = await ComposeReader.ReadAsync(_folder.Request with
        {
            Secrets = ComposeFolder.Secrets(("REDIS_PASSWORD", "hun$ter2"), ("API_TOKEN", "t0k3n"), ("UNUSED", "x")),
        });

        var service = project.Document["services"]!["db"]!;
        service["environment"]!["URL"]!.ToString().Should().Be("redis://:${REDIS_PASSWORD}@redis/0?a=$$b");
        service["environment"]!["OTHER"]!.ToString().Should().Be("$${REDIS_PASSWORD}");
        service["command"]![1]!.ToString().Should().Be("${REDIS_PASSWORD}");
        project.Document.ToJsonString().Should().NotContain("hun").And.NotContain("t0k3n").And.NotContain("slipwaysecret");
        project.Secrets.Keys.Should().BeEquivalentTo("REDIS_PASSWORD", "API_TOKEN");
    }

    [Fact]
    public async Task A_secret_that_is_mounted_must_be_set_unless_it_is_optional_and_one_of_another_profile_need_not()
    {
        _folder.With("compose.yaml",
            """
            services:
              app: {image: 'app:1', secrets: [key, token, other]}
              watch: {image: 'watch:1', secrets: [hidden], profiles: [monitoring]}
            secrets:
              key: {environment: API_KEY, x-optional: true}
              other: {environment: OTHER, x-optional: true}
              token: {environment: API_TOKEN}
              hidden: {environment: WATCH_PASSWORD}
            """);

        var read = () => ComposeReader.ReadAsync(_folder.Request);
        (await read.Should().ThrowAsync<MissingVariablesException>()).Which.Variables.Select(x => x.Name).Should().Equal("API_TOKEN");

        var project = await ComposeReader.ReadAsync(_folder.Request with { Secrets = ComposeFolder.Secrets(("API_TOKEN", "t0k3n"), ("API_KEY", "")), Variables = ComposeFolder.Variables(("OTHER", "pl4in")) });
        project.Secrets.ToDictionary(x => x.Key, x => x.Value.Reveal()).Should().BeEquivalentTo(new Dictionary<string, string> { ["API_TOKEN"] = "t0k3n", ["OTHER"] = "pl4in" });
        project.Document["secrets"]!.AsObject().Select(x => x.Key).Should().BeEquivalentTo("key", "other", "token");
    }

    [Fact]
    public async Task What_a_service_takes_from_its_own_env_file_is_secret()
    {
        _folder.With("app.env", "KEY='va$lue'\nOWN=file\nEMPTY=\n")
            .With("compose.yaml", "services: {my-app: {image: 'app:1', env_file: [app.env], environment: {OWN: compose}}}");

        var project = await ComposeReader.ReadAsync(_folder.Request);

        var environment = project.Document["services"]!["my-app"]!["environment"]!;
        environment["KEY"]!.ToString().Should().Be("${MY_APP__KEY}");
        environment["OWN"]!.ToString().Should().Be("compose");
        project.Secrets["MY_APP__KEY"].Reveal().Should().Be("va$lue");
        project.Secrets.Should().ContainSingle();
    }

    [Theory]
    [InlineData("services: {app: {image: 'app:1', env_file: [nowhere.env]}}", "*nowhere.env*")]
    [InlineData("services: {app: {image: 'app:1', imagee: x}}", "*compose.yaml*imagee*")]
    [InlineData("services: [", "*compose.yaml*")]
    public async Task Compose_says_in_its_own_words_what_is_wrong(string yaml, string message)
    {
        _folder.With("compose.yaml", yaml);

        var read = () => ComposeReader.ReadAsync(_folder.Request);

        (await read.Should().ThrowAsync<InvalidInputException>()).WithMessage(message);
    }

    [Fact]
    public async Task A_missing_compose_file_is_named()
    {
        var read = () => ComposeReader.ReadAsync(_folder.Request with { Files = ["docker/compose.yaml"] });

        (await read.Should().ThrowAsync<InvalidInputException>()).WithMessage("*docker/compose.yaml does not exist*");
    }

    [Fact]
    public async Task Services_are_read_as_compose_means_them()
    {
        _folder.With("compose.yaml",
            """
            services:
              db:
                image: postgres:16
                ports: ["127.0.0.1:5432:5432"]
                volumes: ["data:/var/lib/postgresql/data"]
                healthcheck: {test: [CMD, pg_isready]}
                deploy: {resources: {limits: {memory: 512M}}}
                restart: unless-stopped
                container_name: the-db
              migrate: {image: app:1, depends_on: {db: {condition: service_healthy}}}
              app:
                build: ./app
                image: app:1
                mem_limit: 1g
                scale: 2
                depends_on: {migrate: {condition: service_completed_successfully}}
            volumes: {data: {}}
            """).With("app/Dockerfile", "FROM scratch");

        var project = await ComposeReader.ReadAsync(_folder.Request);

        var db = project.Service("db");
        db.Ports.Should().Equal(new PublishedPort("db", "127.0.0.1", "5432", 5432, "tcp"));
        db.Volumes.Should().Equal(new VolumeMount("data", "/var/lib/postgresql/data"));
        db.HasHealthcheck.Should().BeTrue();
        db.ContainerName.Should().Be("the-db");
        db.Restart.Should().Be("unless-stopped");
        project.Service("migrate").IsOneShot.Should().BeTrue();
        project.Service("migrate").DependsOn.Should().Equal(new ServiceDependency("db", "service_healthy"));
        project.Service("app").Should().Match<ComposeService>(x => !x.IsOneShot && x.BuildContext!.EndsWith("/app"));
        project.MemoryLimit.Should().Be((512 + 2048) * 1024L * 1024);
        project.Volumes.Should().Equal("data");
        project.Networks.Should().Equal("default");
    }
}
