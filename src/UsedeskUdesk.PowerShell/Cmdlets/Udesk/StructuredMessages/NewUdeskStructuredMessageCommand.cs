using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Creates structured messages; nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "UdeskStructuredMessage")]
[OutputType(typeof(UdeskStructuredMessage))]
public sealed class NewUdeskStructuredMessageCommand : ModuleCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Title { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Description { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("ImgUrl", "img_url")]
    [FreeText]
    public Uri ImageUri { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    [Alias("Buttons")]
    [ButtonArgument]
    [ValidateNotNullOrEmpty]
    [FreeText]
    public UdeskStructuredMessageButton[] Button { get; set; } = Array.Empty<UdeskStructuredMessageButton>();

    private protected override void ProcessItem()
    {
        if (!ImageUri.IsAbsoluteUri)
        {
            WriteError(Errors.ErrorRecords.Argument("InvalidImageUri", $"'{ImageUri}' is not an absolute address.", ImageUri, "Give one such as https://example.com/picture.png."));
            return;
        }

        WriteObject(new UdeskStructuredMessage { Title = Title, Description = Description, ImageUri = ImageUri, Button = Button });
    }
}
