using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Keeps a connection to Udesk in a vault.</summary>
[Cmdlet(VerbsLifecycle.Register, "UdeskConnection", DefaultParameterSetName = TokenSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegisteredConnection))]
public sealed class RegisterUdeskConnectionCommand : UdeskConnectionCmdlet
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
        var registration = Registration();
        if (registration.IsWanted() && TryLogIn(options))
        {
            Register(registration, options, new StoredConnection
            {
                Email = options.Email,
                Token = Text(options.Token),
                StructuredMessageKey = Text(options.StructuredMessageKey),
                SignatureAlgorithm = IsGiven(nameof(SignatureAlgorithm)) ? SignatureAlgorithm.ToString() : null,
                RobotAnswerEvaluationPath = RobotAnswerEvaluationPath,
            });
        }
    }

    private ConnectionRegistration Registration() => new(this, ServiceName.Udesk, Name, Vault, Default, Force);
}
