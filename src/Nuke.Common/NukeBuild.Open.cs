namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>Whether the page of the plan is opened. NUKE opens it always, even where there is no browser.</summary>
    [Parameter("Opens the page that --plan writes")]
    internal bool Open { get; private set; }

    /// <summary>That the page is opened does not mean that nothing else is wanted: whoever names targets wants them run.</summary>
    internal IEnumerable<string> SwitchErrors =>
        Open && !Plan ? ["--open opens the page that --plan writes. Write --plan --open, or leave --open out."] : [];
}
