using System.Management.Automation;

namespace UsedeskUdesk.Completion;

/// <summary>Marks a parameter for which there is nothing to offer: PowerShell would offer the files of the current folder.</summary>
internal sealed class FreeTextAttribute : ArgumentCompleterAttribute
{
    /// <summary>Offers nothing.</summary>
    public FreeTextAttribute()
        : base(typeof(NothingCompleter))
    {
    }
}
