using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Names;

namespace UsedeskUdesk.Commands;

/// <summary>Lists channels.</summary>
[Cmdlet(VerbsCommon.Get, "UsedeskChannel")]
[OutputType(typeof(UsedeskChannel))]
public sealed class GetUsedeskChannelCommand : ServiceCmdlet<UsedeskService, UsedeskConnection>
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [IdCompletion(NameKind.Channel, ByName = true)]
    [PlainTextArgument]
    public string[]? Name { get; set; }

    [Parameter]
    [WordCompletion(WordList.ChannelType)]
    [PlainTextArgument]
    public string? ChannelType { get; set; }

    private protected override void ProcessItem()
    {
        var request = new GetChannelsRequest { ChannelType = ChannelType.NullIfEmpty() };
        if (TryRead(request, ChannelType, out var channels))
        {
            var names = new NamePatterns(Name);
            WriteObject(channels.Where(channel => names.Match(channel.Name)), enumerateCollection: true);
            names.WriteMissing(this, "ChannelNotFound", $"Usedesk has no channel{(request.ChannelType is null ? string.Empty : $" of the type {request.ChannelType}")}");
        }
    }
}
