using System;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>Adds something to articles of a knowledge base.</summary>
public abstract class UsedeskArticleCmdlet : CreateCmdlet<UsedeskService, UsedeskConnection>
{
    /// <summary>The knowledge base.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long Account { get; set; }

    /// <summary>The articles.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NumberListArgument]
    [FreeText]
    [ItemKey]
    public long[] ArticleId { get; set; } = Array.Empty<long>();
}
