namespace Backend;

/// <summary>Settings that are secret: their value may stand in a file, as Docker mounts secrets.</summary>
static class SecretSettings
{
    /// <summary>The content of the file that <c>KEY_FILE</c> names, without its last line ends; else the value of <c>KEY</c>. Null where that is empty.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read; the message names both.</exception>
    public static string? Secret(this IConfiguration configuration, string key) =>
        (configuration[$"{key}_FILE"] is { Length: > 0 } file ? Read($"{key}_FILE", file) : configuration[key]) is { Length: > 0 } value ? value : null;

    static string Read(string key, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{key} names {file}, which cannot be read: {exception.Message}", exception);
        }
    }
}
