using System.Globalization;
using System.Management.Automation;
using System.Security;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;
using UsedeskUdesk.Errors;

namespace UsedeskUdesk.Commands.Base;

/// <summary>What the cmdlets for signatures have in common: the parts that are signed, and the key.</summary>
public abstract class UdeskSignatureCmdlet : ModuleCmdlet
{
    private protected const string CallSet = "Call";
    private protected const string StructuredMessageSet = "StructuredMessage";

    [Parameter(Mandatory = true)]
    [Alias("ApiToken", "StructuredMessageKey")]
    [SecretArgument]
    public SecureString Key { get; set; } = null!;

    [Parameter(Mandatory = true, ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Email { get; set; } = string.Empty;

    [Parameter(ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PlainTextArgument]
    public string? Nonce { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = StructuredMessageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long ImSubSessionId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = StructuredMessageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long CustomerId { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = StructuredMessageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    [FreeText]
    [NumberArgument]
    public long AgentId { get; set; }

    private protected static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private protected ApiSecret Secret()
    {
        if (Key.Length == 0)
        {
            ThrowTerminatingError(ErrorRecords.Argument("EmptySecret", "-Key is empty.", null, "Give the open API token, or the KEY of structured messages."));
        }

        return new ApiSecret(Key);
    }

    private protected string StructuredSign(string timestamp, ApiSecret key)
        => ClientProvider.Factory.UdeskSigner.SignStructuredMessage(Number(ImSubSessionId), Number(CustomerId), Number(AgentId), timestamp, key);
}
