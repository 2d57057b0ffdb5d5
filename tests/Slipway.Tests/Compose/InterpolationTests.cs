using Slipway.Compose;

namespace Slipway.Tests.Compose;

public sealed class InterpolationTests
{
    [Theory]
    [InlineData("plain", "")]
    [InlineData("$$X ${", "")]
    [InlineData("$", "")]
    [InlineData("5$ a", "")]
    [InlineData("$X-$Y_1", "X Y_1")]
    [InlineData("${X}${Y:-d}", "X Y:-d")]
    [InlineData("${X-d}", "X-d")]
    [InlineData("${X:?why not}", "X:?why not")]
    [InlineData("${X?}", "X?")]
    [InlineData("${X:+${Y}}z", "X:+${Y}")]
    [InlineData("${X:-{\"a\": 1}", "X:-{\"a\": 1")]
    [InlineData("$$${X}", "X")]
    public void Every_form_of_a_use_is_found(string text, string uses) =>
        string.Join(' ', Interpolation.Uses(text).Select(x => x.Name + x.Symbol + x.Argument)).Should().Be(uses);
}
