using System.Management.Automation;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Lists the words that customers shall not use.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskSensitiveWord")]
[OutputType(typeof(UdeskSensitiveWord))]
public sealed class GetUdeskSensitiveWordCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    private protected override void ProcessItem()
    {
        if (TryRead(new GetSensitiveWordsRequest(), null, out var words))
        {
            if (words.Count == 0)
            {
                WriteVerbose($"The tenant has no sensitive words; its list is {(words.Enabled ? "in force" : "switched off")}.");
            }

            WriteObject(words, enumerateCollection: true);
        }
    }
}
