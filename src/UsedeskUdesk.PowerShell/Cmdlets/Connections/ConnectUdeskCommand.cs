using System.Management.Automation;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Connections;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Commands;

/// <summary>Makes a connection to Udesk the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "Udesk", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(UdeskConnection))]
public sealed class ConnectUdeskCommand : UdeskConnectionCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = RegisteredSet)]
    [ArgumentCompleter(typeof(VaultCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = RegisteredSet)]
    [ValidateNotNullOrEmpty]
    public override string? Email { get; set; }

    private protected override void ProcessItem()
    {
        if (ParameterSetName == RegisteredSet)
        {
            ConnectRegistered();
            return;
        }

        var options = MakeOptions();
        if (TryLogIn(options))
        {
            Connect(new UdeskConnection(Subdomain ?? ConnectionAddress.NameOf(options.BaseUri), options));
        }
    }

    private void ConnectRegistered()
    {
        var query = new ConnectionQuery(Name!) { Vault = Vault, Email = Email };
        if (BaseUri is not null || Subdomain is not null)
        {
            query.BaseUri = Address();
        }

        var key = OptionalSecret(StructuredMessageKey, nameof(StructuredMessageKey));
        ConnectRegistered<UdeskConnection>(query, options =>
        {
            var udesk = (UdeskApiOptions)options;
            udesk.RequestsPerMinute = IsGiven(nameof(RequestsPerMinute)) ? RequestsPerMinute : udesk.RequestsPerMinute;
            udesk.SignatureAlgorithm = IsGiven(nameof(SignatureAlgorithm)) ? SignatureAlgorithm : udesk.SignatureAlgorithm;
            udesk.RobotAnswerEvaluationPath = RobotAnswerEvaluationPath ?? udesk.RobotAnswerEvaluationPath;
            udesk.StructuredMessageKey = key ?? udesk.StructuredMessageKey;
        });
    }
}
