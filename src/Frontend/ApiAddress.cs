namespace Frontend;

/// <summary>
/// Where the browser finds the API. Known only where the image runs, so that one image serves in every environment.
/// </summary>
sealed record ApiAddress(Uri Uri)
{
    const string Key = "API_ADDRESS";

    /// <summary>What the browser calls an origin: scheme, host and port.</summary>
    public string Origin => Uri.GetLeftPart(UriPartial.Authority);

    /// <exception cref="InvalidOperationException">API_ADDRESS is missing or is no http(s) address.</exception>
    public static ApiAddress From(IConfiguration configuration) =>
        Uri.TryCreate(configuration[Key], UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? new(uri)
            : throw new InvalidOperationException(
                $"Set {Key} to the API's public address, such as https://api.example.com; it is '{configuration[Key]}'.");
}
