using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Marks agents' messages as read. Messages of one session that follow each other go in one call.</summary>
[Cmdlet(VerbsCommon.Set, "UdeskImMessageRead", SupportsShouldProcess = true)]
public sealed class SetUdeskImMessageReadCommand : ItemCmdlet<UdeskService, UdeskConnection>
{
    /// <summary>Udesk names no limit; this keeps a call's body small.</summary>
    private const int MostMessages = 100;

    private readonly List<string> _messages = new();
    private readonly List<PSObject> _items = new();
    private long? _session;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId")]
    [NumberArgument]
    [FreeText]
    [ItemKey]
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ListArgument]
    [FreeText]
    [ItemKey]
    public string[] MessageId { get; set; } = Array.Empty<string>();

    private protected override void ProcessItem()
    {
        if (_session != ImSubSessionId)
        {
            Flush();
        }

        _session = ImSubSessionId;
        if (Piped is not null)
        {
            _items.Add(Piped);
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

    private protected override void Complete() => Flush();

    private protected override void SendCollected() => Flush();

    private protected override void CountRest()
    {
        base.CountRest();
        _items.ForEach(NotSent);
        _items.Clear();
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
        Send(request, $"{request.MessageIds.Count} message(s) of session {request.ImSubSessionId}", "Mark Udesk messages as read", write: false, item);
    }
}
