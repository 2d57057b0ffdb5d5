using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Images;
using Slipway.Releases;
using static Slipway.Tests.Releases.ReleaseBuilder;

namespace Slipway.Tests.Images;

public class ImageLabelsTests
{
    [Fact]
    public void Build_arguments_stand_in_a_release_in_one_order_whatever_process_reads_them()
    {
        var labels = new[] { "MODEL_REVISION", "MODEL_NAME", "A", "Z", "_" }.ToImmutableDictionary(x => $"dev.slipway.arg.{x}", x => x);
        var image = new BuiltImage("backend", "localhost:5555/backend", "sha256:1") { Version = "1.0.0", Commit = "c", BuildArguments = ImageLabels.BuildArguments(labels) };

        var json = JsonSerializer.Serialize(Release("1.0.0") with { Images = [image] }, ReleaseJson.Default.Release);

        image.BuildArguments.Keys.Should().Equal("A", "MODEL_NAME", "MODEL_REVISION", "Z", "_");
        json.IndexOf("MODEL_NAME", StringComparison.Ordinal).Should().BeLessThan(json.IndexOf("MODEL_REVISION", StringComparison.Ordinal));
    }
}
