using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists channels.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskChannel")]
[OutputType(typeof(UsedeskChannel))]
public sealed class GetUsedeskChannelCommand : UsedeskCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(ChannelTypeCompleter))]
    public string? ChannelType { get; set; }

    protected override void ProcessRecord()
    {
        var request = new GetChannelsRequest { ChannelType = Given.Text(ChannelType) };
        if (TryWait((output, cancellationToken) => Client.SendAsync(request, output, cancellationToken), ChannelType, out var channels))
        {
            var names = NamePatterns.Of(Name);
            WriteObject(channels.Where(channel => names.Match(channel.Name)), enumerateCollection: true);
        }
    }
}
