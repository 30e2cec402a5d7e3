using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Signs without a call.</summary>
[Cmdlet(VerbsCommon.New, "UdeskSignature", DefaultParameterSetName = CallSet)]
[OutputType(typeof(UdeskSignatureParts))]
public sealed class NewUdeskSignatureCommand : UdeskSignatureCmdlet
{
    [Parameter(ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [EnumArgument(typeof(UdeskSignatureAlgorithm))]
    public UdeskSignatureAlgorithm Algorithm { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    [FreeText]
    public long? Timestamp { get; set; }

    private protected override void ProcessItem()
    {
        using var key = Secret();
        var timestamp = Number(Timestamp ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        WriteObject(ParameterSetName == CallSet ? SignCall(timestamp, key) : SignStructuredMessage(timestamp, key));
    }

    private UdeskSignatureParts SignCall(string timestamp, ApiSecret key)
    {
        var legacy = Algorithm == UdeskSignatureAlgorithm.LegacySha1;
        var nonce = legacy ? string.Empty : Nonce.NullIfEmpty() ?? Guid.NewGuid().ToString("D");
        var sign = ClientProvider.Factory.UdeskSigner.Sign(Algorithm, Email, key, timestamp, nonce);
        var query = $"email={Uri.EscapeDataString(Email)}&timestamp={timestamp}";
        return new UdeskSignatureParts(Algorithm.ToString(), sign, timestamp, legacy ? null : nonce)
        {
            Query = legacy ? $"{query}&sign={sign}" : $"{query}&nonce={Uri.EscapeDataString(nonce)}&sign_version=v2&sign={sign}",
        };
    }

    private UdeskSignatureParts SignStructuredMessage(string timestamp, ApiSecret key)
    {
        var sign = StructuredSign(timestamp, key);
        return new UdeskSignatureParts("StructuredMessage", sign, timestamp, null)
        {
            Query = $"im_sub_session_id={Number(ImSubSessionId)}&customer_id={Number(CustomerId)}&agent_id={Number(AgentId)}&timestamp={timestamp}&sign={sign}",
        };
    }
}
