using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Lists the words that customers shall not use.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskSensitiveWord")]
[OutputType(typeof(UdeskSensitiveWord))]
public sealed class GetUdeskSensitiveWordCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    private protected override void ProcessItem()
    {
        if (TryRead(new GetSensitiveWordsRequest(), null, out var words))
        {
            WriteObject(words, enumerateCollection: true);
        }
    }
}
