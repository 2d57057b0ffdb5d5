namespace Nuke.Common;

/// <summary>A failed <see cref="Assert"/>.</summary>
internal sealed class AssertionException(string message, Exception? inner = null) : ArgumentException(message, inner);
