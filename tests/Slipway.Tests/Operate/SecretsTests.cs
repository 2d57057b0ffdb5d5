using Slipway.Operate;
using Slipway.Releases;

namespace Slipway.Tests.Operate;

public class SecretsTests
{
    private static readonly Dictionary<string, Secret> s_serving = new()
    {
        ["API_KEY"] = new("k3y k3y k3y"), ["DB_PASSWORD"] = new("0ld value"), ["OLD_TOKEN"] = new("t0ken"), ["UNSET_TOKEN"] = new("t0ken"),
    };

    [Fact]
    public void Each_secret_is_compared_by_its_hash_and_no_value_is_said()
    {
        var needed = new Dictionary<string, Secret?> { ["API_KEY"] = new("k3y k3y k3y"), ["DB_PASSWORD"] = new("n3w value"), ["NEW_TOKEN"] = new("other"), ["UNSET_TOKEN"] = null };

        var report = SecretsReport.Of("qa", "1.0.0-0", needed, SecretHashes.Of(s_serving));

        report.Table().Should().Equal(
            "API_KEY      set, the same as in 1.0.0-0", "DB_PASSWORD  set, differs from 1.0.0-0", "NEW_TOKEN    set, not part of 1.0.0-0",
            "OLD_TOKEN    no longer needed, 1.0.0-0 has it", "UNSET_TOKEN  not set, 1.0.0-0 has it");
        report.ToJson().Should().Contain("\"Different\"").And.NotContainAny("k3y", "value", "t0ken");
    }

    [Fact]
    public void What_the_release_has_is_read_back_and_a_damaged_file_or_an_older_release_has_none()
    {
        var hashes = SecretHashes.Of(s_serving);

        var read = SecretHashes.Read(hashes.Write().Reveal())!;
        read.IsSame("API_KEY", new Secret("k3y k3y k3y")).Should().BeTrue();
        read.IsSame("API_KEY", new Secret("another")).Should().BeFalse();
        read.IsSame("NEW_TOKEN", new Secret("other")).Should().BeNull();
        hashes.Write().Reveal().Should().NotContainAny(s_serving.Values.Select(x => x.Reveal()));
        SecretHashes.Of(s_serving).Write().Should().NotBe(hashes.Write(), "each release has a key of its own");
        SecretHashes.Read("").Should().BeNull();
        SecretHashes.Read(hashes.Write().Reveal()[..100]).Should().BeNull();
        SecretsReport.Of("qa", null, new Dictionary<string, Secret?> { ["API_KEY"] = null, ["DB_PASSWORD"] = new("x") }, serving: null).Table().Should().Equal("API_KEY      not set", "DB_PASSWORD  set");
    }
}
