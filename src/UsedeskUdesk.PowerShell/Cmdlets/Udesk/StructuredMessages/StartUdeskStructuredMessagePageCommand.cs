using System;
using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;
using UsedeskUdesk.Output;

namespace UsedeskUdesk.Commands;

/// <summary>Serves the page of ready structured messages that Udesk's console shows to agents, and writes a receipt for each message that one sends.</summary>
[Cmdlet(VerbsLifecycle.Start, "UdeskStructuredMessagePage")]
[OutputType(typeof(UdeskStructuredMessageReceipt))]
public sealed class StartUdeskStructuredMessagePageCommand : ServiceCmdlet<UdeskService, UdeskConnection>
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [FreeText]
    public Uri ListenUri { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 1)]
    [Alias("CatalogPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string Catalog { get; set; } = string.Empty;

    [Parameter]
    [ValidateRange(1, 86400)]
    [FreeText]
    [NumberArgument]
    public int MaximumLinkAgeSec { get; set; } = 300;

    [Parameter]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string HealthPath { get; set; } = "/health";

    private protected override void Prepare()
    {
        if (!Connection!.HasStructuredMessageKey)
        {
            ThrowTerminatingError(ErrorRecords.NoStructuredMessageKey(Connection));
        }
    }

    private protected override void ProcessItem()
    {
        var connection = Connection!;
        var options = new StructuredMessagePageOptions
        {
            ListenUri = ListenUri,
            HealthPath = HealthPath,
            CatalogPath = FilePath(Catalog, nameof(Catalog)),
            MaximumLinkAge = TimeSpan.FromSeconds(MaximumLinkAgeSec),
            FrameAncestors = new[] { "https://*.udesk.cn", connection.BaseUri!.GetLeftPart(UriPartial.Authority) },
            Key = () => connection.StructuredMessageKey,
        };
        Serve(output => ClientProvider.Factory.StartStructuredMessagePage(With(options, output)), Catalog);
    }

    private StructuredMessagePageOptions With(StructuredMessagePageOptions options, CallOutput output)
    {
        var client = Client;
        options.Send = (request, cancellationToken) => WriteFor(
            output,
            $"session {request.ImSubSessionId}, customer {request.CustomerId}: structured message '{request.Message.Title}'",
            call => client.SendAsync(request, call, call.Token),
            cancellationToken);
        options.OnRefused = reason => output.Post(() => WriteVerbose(reason));
        options.OnCatalogLoaded = count => output.Post(() => WriteVerbose($"The catalogue was read again: {count} messages."));
        options.OnCatalogRefused = error => output.WriteWarning($"{error.Message} The page goes on with the messages from before.");
        return options;
    }
}
