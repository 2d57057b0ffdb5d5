using Slipway.Versioning;

namespace Slipway.Tests.Versioning;

public class VersionTagTests
{
    [Fact]
    public void Versions_are_ordered_as_semantic_versioning_says()
    {
        string[] ascending =
        [
            "v1.0.0-alpha", "v1.0.0-alpha.1", "v1.0.0-alpha.beta", "v1.0.0-beta", "v1.0.0-beta.2", "v1.0.0-beta.11", "v1.0.0-rc.1", "v1.0.0", "v1.2.0", "v1.10.0",
        ];

        ascending.Reverse().Select(VersionTag.TryParse).Order().Should().Equal(ascending.Select(VersionTag.TryParse));
    }

    [Fact]
    public void A_version_comes_neither_before_nor_after_itself()
    {
        var version = new VersionTag(1, 2, 3, "rc.1");

        (version < new VersionTag(1, 2, 3, "rc.1")).Should().BeFalse();
        (version >= new VersionTag(1, 2, 3, "rc.1")).Should().BeTrue();
        (version < new VersionTag(1, 2, 3)).Should().BeTrue();
    }
}
