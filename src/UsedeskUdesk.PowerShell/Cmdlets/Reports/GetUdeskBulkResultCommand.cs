using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;

namespace UsedeskUdesk.Commands;

/// <summary>Says what stands in a journal.</summary>
[Cmdlet(VerbsCommon.Get, "UdeskBulkResult")]
[OutputType(typeof(BulkResult))]
public sealed class GetUdeskBulkResultCommand : ModuleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string JournalPath { get; set; } = string.Empty;

    [Parameter]
    [EnumArgument(typeof(BulkState), IsArray = true)]
    public BulkState[]? State { get; set; }

    private protected override object? Item => JournalPath;

    private protected override void ProcessItem()
    {
        var path = FilePath(JournalPath, nameof(JournalPath));
        var journal = WaitFor(stopping => ClientProvider.Factory.ReadJournal(path, stopping));
        if (journal.IsInUse)
        {
            WriteVerbose($"A run is going on that uses {path}: what is shown is as it was a moment ago.");
        }

        foreach (var item in journal.Items)
        {
            if (State is null || State.Contains(item.State))
            {
                WriteObject(item);
            }
        }
    }
}
