namespace Nuke.Common.Plans.Page;

/// <summary>The style and the script of the page, which are part of the engine.</summary>
internal static class PageFiles
{
    /// <summary>Hashes of the two files, so that the page allows these and nothing else. A test fails when they are stale; to hash at run time would load a crypto library.</summary>
    const string StyleHash = "sha256-rEMcwyi312utw+HwrARxBtLIb/ssjVdDqf5OS9nn4DE=";
    const string ScriptHash = "sha256-NS/JbwCptHwVYW4tSv4Zzj1jKgNNvtu2Dc0/MOCaoG0=";

    public static Markup Style => Read("plan.css");

    public static Markup Script => Read("plan.js");

    /// <summary>No address is ever asked for anything.</summary>
    public static string Policy =>
        $"default-src 'none'; style-src '{StyleHash}'; script-src '{ScriptHash}'; base-uri 'none'; form-action 'none'";

    static Markup Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new Markup(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
