using Nuke.Common.Execution;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>Whether the page of the plan is opened. NUKE opens it always, even where there is no browser.</summary>
    [Parameter("Opens the page that --plan writes")]
    internal bool Open { get; private set; }

    /// <summary>The same where a build has a parameter of that name itself, which then stands for this one.</summary>
    internal bool OpensPlan => BuildMembers.Of(GetType()).Injected.First(x => x.Member.Name == nameof(Open)).Member.ReadFrom(this) is true;

    /// <summary>That the page is opened does not mean that nothing else is wanted: whoever names targets wants them run.</summary>
    internal IEnumerable<string> SwitchErrors =>
        Open && !Plan ? ["--open opens the page that --plan writes. Write --plan --open, or leave --open out."] : [];
}
