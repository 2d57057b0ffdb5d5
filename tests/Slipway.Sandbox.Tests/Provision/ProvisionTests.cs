using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Operate;
using Slipway.Provision;
using Slipway.Provision.Hetzner;
using Slipway.Releases;
using Slipway.Sandbox.Tests.Contracts;
using Slipway.Servers;

namespace Slipway.Sandbox.Tests.Provision;

[Collection(SandboxCollection.Name)]
public sealed class ProvisionTests(SandboxFixture sandbox)
{
    private const int Published = 8081;

    [Fact]
    public async Task A_bare_server_is_made_ready_deployed_to_backed_up_rebooted_and_then_there_is_nothing_to_do()
    {
        await using var server = await BareServer.UpAsync(sandbox);
        await using var application = await Notes.CheckOutAsync(sandbox, server.ForDeploys);
        var request = new ProvisionRequest { Application = application.Environment.Application, Keys = PublicKey.Of(server.Credentials), Backup = application.Contract.Backup };

        await CutOffAsync(server, request);
        await OnlyOneAtATimeAsync(server, request);
        await ReadyAsync(server, request);
        await HostKeyOfACloudIsOneAsync(server);

        await application.DeployAsync();
        await OnlyWebAndSshAreReachableAsync(server, request, application);
        await DailyBackupIsRestoredAsync(server, application);
        await NobodyIsLockedOutAsync(server, request);

        await server.RebootAsync();
        await server.UntilOpenAsync(80);
        (await server.OpenPortsAsync([22, 80, Published])).Should().Equal([22, 80], "Docker came back with the server, and the firewall before it");
        (await PlanAsync(server, request)).Print("qa").Should().Contain("nothing to do, the server is ready").And.Contain("not done: swap and clock");
        await OneWithSudoTypesItAsync(server);
    }

    /// <summary>The client goes away while packages are unpacked.</summary>
    private static async Task CutOffAsync(BareServer server, ProvisionRequest request)
    {
        await using var provisioning = await server.ConnectAsync(request);
        var plan = await provisioning.PlanAsync();
        plan.Print("qa").Should().ContainAll("nftables", "docker.io", "make the user deploy", "let only 22, 80, 443 (tcp)", "let only keys sign in", "security updates", "every day", "rotate the logs");
        using var gone = new CancellationTokenSource();

        var run = provisioning.RunAsync(plan, gone.Token);
        await server.RunAsync("timeout 120 sh -c 'until pidof dpkg >/dev/null; do sleep 0.05; done'");
        await gone.CancelAsync();

        await FluentActions.Awaiting(() => run).Should().ThrowAsync<OperationCanceledException>();
    }

    private static async Task OnlyOneAtATimeAsync(BareServer server, ProvisionRequest request)
    {
        await using var other = await ServerConnection.ConnectAsync(server.Root, server.Credentials);
        await using var held = await ProvisionLock.TakeAsync(other, new AdminShell(IsRoot: true), "bob@desk, since noon", CancellationToken.None);
        await using var provisioning = await server.ConnectAsync(request);

        var run = async () => await provisioning.RunAsync(await provisioning.PlanAsync());

        (await run.Should().ThrowAsync<SlipwayException>()).Which.Message.Should().Contain("bob@desk, since noon").And.Contain("Nothing was changed");
    }

    private static async Task ReadyAsync(BareServer server, ProvisionRequest request)
    {
        await using var provisioning = await server.ConnectAsync(request);
        (await provisioning.RunAsync(await provisioning.PlanAsync())).Steps.Should().BeEmpty();
    }

    /// <summary>Made here and given to a server at its birth, it must be what OpenSSH takes for a key.</summary>
    private static async Task HostKeyOfACloudIsOneAsync(BareServer server)
    {
        var key = CloudHostKey.Create();
        await server.RunAsync($"umask 077; printf '%s' '{key.PrivateKey.Reveal()}' >/root/key");
        (await server.RunAsync("ssh-keygen -y -f /root/key && ssh-keygen -l -f /root/key")).Should().StartWith(string.Join(' ', key.PublicKey.Split(' ')[..2])).And.Contain(key.Fingerprint);
    }

    /// <summary>A port that a container publishes is reachable on the server alone; without the firewall it would be from everywhere.</summary>
    private static async Task OnlyWebAndSshAreReachableAsync(BareServer server, ProvisionRequest request, Notes application)
    {
        await server.RunAsync($"docker run --detach --restart always --publish 80:6379 --publish {Published}:6379 $(docker inspect --format '{{{{.Image}}}}' {application.Environment.Application}-app-1) redis-server --protected-mode no");
        var listening = (await server.RunAsync("ss --no-header --listening --tcp --numeric | awk '{ print $4 }' | sed 's/.*://'")).Split('\n').Select(int.Parse).ToList();
        listening.Should().Contain([22, 80, Published]);
        (await server.RunAsync($"timeout 5 sh -c 'until curl --silent --max-time 1 telnet://127.0.0.1:{Published} </dev/null; [ $? != 7 ]; do sleep 0.1; done' && echo there")).Should().EndWith("there");

        (await server.OpenPortsAsync([.. listening, .. Enumerable.Range(1, 1024)])).Should().Equal(22, 80);

        await server.RunAsync("nft delete table inet slipway");
        (await server.OpenPortsAsync([Published])).Should().Equal(Published);
        await using var provisioning = await server.ConnectAsync(request);
        var plan = await provisioning.PlanAsync();
        plan.Steps.Should().ContainSingle().Which.Should().BeOfType<RaiseFirewall>();
        (await provisioning.RunAsync(plan)).Steps.Should().BeEmpty();
        (await server.OpenPortsAsync([22, 80, Published])).Should().Equal(22, 80);
    }

    /// <summary>Old ones of every day go, one that was taken by hand stays; what was written since is gone after the restore.</summary>
    private static async Task DailyBackupIsRestoredAsync(BareServer server, Notes application)
    {
        await application.QueryAsync("insert into notes (text) values ('before')");
        await server.RunAsync($"su deploy -c 'mkdir -p {application.Home}/backups {application.Home}/metrics && cd {application.Home}/backups && for day in 1 2 3 4 5 6 7 8; do echo x > 2020010${{day}}T000000Z-daily.dump; done; echo x > 20200101T000000Z-by-hand.dump'");

        await server.RunAsync($"systemctl start slipway-backup-{application.Environment.Application}.service || {{ journalctl --no-pager --lines 20 --unit slipway-backup-{application.Environment.Application}.service; exit 1; }}");

        await using var deployment = await application.ConnectAsync();
        var stored = (await new DatabaseBackups(deployment).ListAsync()).Backups;
        stored.Where(x => x.Why == "daily").Should().HaveCount(7);
        stored.Should().Contain(x => x.Name == "20200101T000000Z-by-hand.dump");
        stored[0].By.Should().Be("daily backup");
        (await server.RunAsync($"tail -n 1 {application.Home}/audit.jsonl")).Should().Contain($"daily backup {stored[0].Name}");

        (await deployment.StatusAsync()).DailyBackup!.Should().Match<DailyBackupState>(x => x.Last == stored[0].Time && x.FailedAt == null && x.Problem(TimeProvider.System.GetUtcNow()) == null);

        (await server.RunAsync($"cat {application.Home}/metrics/backup.prom")).Should().Contain("backup_last_success_timestamp_seconds 1");

        await application.QueryAsync("insert into notes (text) values ('since')");
        var restore = new DatabaseRestore(deployment);
        await restore.RunAsync(await restore.PlanAsync(stored[0].Name, "qa"));
        (await application.QueryAsync("select string_agg(text, ',' order by id) from notes")).Should().EndWith("before");

        await server.RunAsync($"docker stop {application.Environment.Application}-db-1; systemctl start slipway-backup-{application.Environment.Application}.service && exit 1; docker start {application.Environment.Application}-db-1");
        (await deployment.StatusAsync()).DailyBackup!.Problem(TimeProvider.System.GetUtcNow()).Should().MatchRegex("^The daily backup of .* failed; the newest is of ");
    }

    /// <summary>What sshd does not understand never gets in force, and what nobody could sign in with any more is undone.</summary>
    private static async Task NobodyIsLockedOutAsync(BareServer server, ProvisionRequest request)
    {
        var before = await server.RunAsync($"cat {ProvisionFiles.SshFile}");
        (await FailsAsync("Nonsense yes\n")).Should().Contain("sshd does not accept").And.Contain("it is as it was");
        (await FailsAsync("PasswordAuthentication yes\nKbdInteractiveAuthentication no\n")).Should().Contain("says otherwise than passwordauthentication=(no)");
        (await FailsAsync($"{before}\nDenyUsers root\n")).Should().Contain("nobody could sign in anew, so it was undone");
        (await server.RunAsync($"cat {ProvisionFiles.SshFile}")).Should().Be(before);
        (await PlanAsync(server, request)).Steps.Should().BeEmpty();

        async Task<string> FailsAsync(string settings)
        {
            await using var provisioning = await server.ConnectAsync(request);
            var plan = await provisioning.PlanAsync() with { Steps = ImmutableArray.Create<ProvisionStep>(new ConfineSsh(new ManagedFile(ProvisionFiles.SshFile, settings))) };
            return (await FluentActions.Awaiting(() => provisioning.RunAsync(plan)).Should().ThrowAsync<SlipwayException>()).Which.Message;
        }
    }

    /// <summary>As it is typed, for an application that is new to the server, by who is not root: what is recorded then is all that has to be said.</summary>
    private async Task OneWithSudoTypesItAsync(BareServer server)
    {
        await server.RunAsync(
            """
            apt-get update -q && apt-get install -q -y --no-install-recommends sudo && useradd --create-home --shell /bin/bash cloud
            echo 'cloud ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/cloud
            cp -r /root/.ssh /home/cloud/ && chown -R cloud: /home/cloud/.ssh
            """);
        using var repository = new TypedBuild(sandbox.PrivateKeyFile);

        var first = await repository.RunAsync("Provision", "--admin-user", "cloud", "--ssh-host", server.Root.Address, "--ssh-host-keys", string.Join(' ', server.Root.HostKeys), "--json");

        first.ExitCode.Should().Be(0, first.StandardError);
        var report = JsonDocument.Parse(first.StandardOutput).RootElement;
        report.GetProperty("steps").EnumerateArray().Select(x => x.GetString()).Should().NotBeEmpty().And.Contain(x => x!.Contains("/opt/slipway"));
        report.GetProperty("server").GetString().Should().Be($"cloud@{server.Root.Address}");
        var recorded = RecordedServer.Find(repository.Root, "qa")!;
        recorded.Host.Should().Be(server.Root.Address);
        recorded.HostKeys.Should().BeEquivalentTo(server.Root.HostKeys);

        var second = await repository.RunAsync("Provision", "--admin-user", "cloud", "--json");

        second.ExitCode.Should().Be(0, second.StandardError);
        JsonDocument.Parse(second.StandardOutput).RootElement.GetProperty("steps").GetArrayLength().Should().Be(0, second.StandardError);
    }

    private static async Task<ProvisionPlan> PlanAsync(BareServer server, ProvisionRequest request)
    {
        await using var provisioning = await server.ConnectAsync(request);
        return await provisioning.PlanAsync();
    }
}
