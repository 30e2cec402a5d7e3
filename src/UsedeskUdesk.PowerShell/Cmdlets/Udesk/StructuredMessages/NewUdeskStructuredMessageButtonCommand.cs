using System.Management.Automation;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Creates buttons of structured messages; nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "UdeskStructuredMessageButton")]
[OutputType(typeof(UdeskStructuredMessageButton))]
public sealed class NewUdeskStructuredMessageButtonCommand : ModuleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSet(UdeskButtonType.Link, UdeskButtonType.Phone, UdeskButtonType.SdkCallback)]
    [PlainTextArgument]
    public string Type { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Text { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Value { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? CallbackName { get; set; }

    private protected override void ProcessItem()
    {
        var type = Type.ToLowerInvariant();
        if (CallbackName.NullIfEmpty() is not null && type != UdeskButtonType.SdkCallback)
        {
            WriteError(Errors.ErrorRecords.Argument("InvalidButton", $"A button of type {type} takes no -CallbackName; only {UdeskButtonType.SdkCallback} does.", Text));
            return;
        }

        WriteObject(new UdeskStructuredMessageButton { Type = type, Text = Text, Value = Value, CallbackName = CallbackName.NullIfEmpty() });
    }
}
