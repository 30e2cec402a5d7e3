using System.Management.Automation;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Completion;

/// <summary>Completes IDs by what has them: the ID is inserted, and the list shows the name.</summary>
internal sealed class IdCompletionAttribute : ArgumentCompleterAttribute
{
    /// <summary>For what has names of this kind.</summary>
    public IdCompletionAttribute(NameKind kind)
        : base(typeof(IdCompleter))
        => Kind = kind;

    /// <summary>What has the name.</summary>
    public NameKind Kind { get; }

    /// <summary>Whether the name is what is inserted.</summary>
    public bool ByName { get; set; }
}
