using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Keeps a connection to Usedesk in a vault.</summary>
[Cmdlet(VerbsLifecycle.Register, "UsedeskConnection", DefaultParameterSetName = RegionSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegisteredConnection))]
public sealed class RegisterUsedeskConnectionCommand : UsedeskConnectionCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Name { get; set; } = string.Empty;

    [Parameter]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainTextArgument]
    public string? Vault { get; set; }

    [Parameter]
    public SwitchParameter Default { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Prepare() => Registration().CheckName();

    private protected override void ProcessItem()
    {
        var options = MakeOptions();
        var webhookSecret = OptionalSecret(WebhookSecret, nameof(WebhookSecret));
        var registration = Registration();
        if (registration.IsWanted())
        {
            Register(registration, options, new StoredConnection { Token = Text(options.Token), WebhookSecret = Text(webhookSecret) });
        }
    }

    private ConnectionRegistration Registration() => new(this, ServiceName.Usedesk, Name, Vault, Default, Force);
}
