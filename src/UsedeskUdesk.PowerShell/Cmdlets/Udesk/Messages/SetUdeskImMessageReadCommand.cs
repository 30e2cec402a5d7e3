using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.Cmdlets.Base;
using UsedeskUdesk.Binding;

namespace UsedeskUdesk.Cmdlets;

/// <summary>Marks agents' messages as read. Messages of one session that follow each other go in one call.</summary>
[Cmdlet(VerbsCommon.Set, "UdeskImMessageRead", SupportsShouldProcess = true)]
public sealed class SetUdeskImMessageReadCommand : UdeskWriteCmdlet
{
    /// <summary>Udesk names no limit; this keeps a call's body small.</summary>
    private const int MostMessages = 100;

    private readonly List<string> _messages = new();
    private readonly List<PSObject> _items = new();
    private long? _session;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    public string[] MessageId { get; set; } = new string[0];

    protected override void ProcessRecord()
    {
        if (_session != ImSubSessionId)
        {
            Flush();
        }

        _session = ImSubSessionId;
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }

        foreach (var message in MessageId)
        {
            _messages.Add(message);
            if (_messages.Count == MostMessages)
            {
                Flush();
            }
        }
    }

    protected override void EndProcessing()
    {
        Flush();
        base.EndProcessing();
    }

    private void Flush()
    {
        if (_messages.Count == 0)
        {
            return;
        }

        var request = new SetMessagesReadRequest { ImSubSessionId = _session!.Value, MessageIds = _messages.Distinct().ToArray() };
        object? item = _items.Count switch { 0 => null, 1 => _items[0], _ => _items.ToArray() };
        _messages.Clear();
        _items.Clear();
        Send(Client, request, $"{request.MessageIds.Count} message(s) of session {request.ImSubSessionId}", "Mark Udesk messages as read", item, write: false);
    }
}
