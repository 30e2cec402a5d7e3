using System.Globalization;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Commands.Base;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands;

/// <summary>Says whether a signature is right.</summary>
[Cmdlet(VerbsDiagnostic.Test, "UdeskSignature", DefaultParameterSetName = UriSet)]
[OutputType(typeof(bool), typeof(UdeskSignatureTest))]
public sealed class TestUdeskSignatureCommand : UdeskSignatureCmdlet
{
    private const string UriSet = "Uri";
    private const int Sha256Length = 64;

    private static readonly string[] s_counted = { "email", "timestamp", "nonce", "sign_version", "sign", "im_sub_session_id", "customer_id", "agent_id" };

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UriSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Uri { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = StructuredMessageSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FreeText]
    [PlainTextArgument]
    public string Sign { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = StructuredMessageSet, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [NumberArgument]
    public long Timestamp { get; set; }

    [Parameter(ParameterSetName = CallSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UriSet)]
    [EnumArgument(typeof(UdeskSignatureAlgorithm))]
    public UdeskSignatureAlgorithm? Algorithm { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [FreeText]
    [NumberArgument]
    public int? MaximumAgeSec { get; set; }

    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override void ProcessItem()
    {
        using var key = Secret();
        var test = ParameterSetName switch
        {
            UriSet => TestUri(key),
            CallSet => TestCall(Email, Number(Timestamp), Nonce.NullIfEmpty(), Sign, key),
            _ => Compare("StructuredMessage", StructuredSign(Number(Timestamp), key), Sign, Number(Timestamp)),
        };
        if (!test.Valid)
        {
            WriteVerbose(test.Reason!);
        }

        WriteObject(Detailed ? test : test.Valid);
    }

    private UdeskSignatureTest TestUri(ApiSecret key)
    {
        var query = new SignedQuery(Uri);
        if (query.IsAmbiguous(s_counted))
        {
            return Wrong("a parameter of the signature stands in the address twice");
        }

        if (query["sign"] is not { } sign || query["timestamp"] is not { } timestamp)
        {
            return Wrong(query["sign"] is null ? "the address has no sign" : "the address has no timestamp");
        }

        if (query["email"] is { } email)
        {
            return TestCall(email, timestamp, query["nonce"], sign, key);
        }

        if (query["im_sub_session_id"] is { } session && query["customer_id"] is { } customer && query["agent_id"] is { } agent)
        {
            return Compare("StructuredMessage", ClientProvider.Factory.UdeskSigner.SignStructuredMessage(session, customer, agent, timestamp, key), sign, timestamp);
        }

        return Wrong("the address has neither the email of a call nor im_sub_session_id, customer_id and agent_id of a structured message");
    }

    private UdeskSignatureTest TestCall(string email, string timestamp, string? nonce, string sign, ApiSecret key)
    {
        var algorithm = Algorithm
            ?? (nonce is null ? UdeskSignatureAlgorithm.LegacySha1 : sign.Length == Sha256Length ? UdeskSignatureAlgorithm.Sha256 : UdeskSignatureAlgorithm.Sha1);
        if (nonce is null && algorithm != UdeskSignatureAlgorithm.LegacySha1)
        {
            return Wrong($"a signature with {algorithm} has a nonce, and there is none");
        }

        var right = ClientProvider.Factory.UdeskSigner.Sign(algorithm, email, key, timestamp, nonce ?? string.Empty);
        return Compare(algorithm.ToString(), right, sign, timestamp);
    }

    private UdeskSignatureTest Compare(string scheme, string right, string given, string timestamp)
    {
        var test = new UdeskSignatureTest { Scheme = scheme };
        if (long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            test.SignedAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        if (!IsSame(right, given))
        {
            test.Reason = $"the signature is not that of the scheme {scheme} with this key";
        }
        else if (MaximumAgeSec is { } age && !(Math.Abs((DateTimeOffset.UtcNow - (test.SignedAt ?? DateTimeOffset.MinValue)).TotalSeconds) <= age))
        {
            test.Reason = $"the signature is right, but its timestamp is more than {age} s away";
        }
        else
        {
            test.Valid = true;
        }

        return test;
    }

    /// <summary>Takes as long for a signature that is wrong at its first letter as for one that is wrong at its last.</summary>
    private static bool IsSame(string right, string given)
    {
        var difference = right.Length ^ given.Length;
        for (var i = 0; i < right.Length; i++)
        {
            difference |= right[i] ^ (i < given.Length ? given[i] : '\0');
        }

        return difference == 0;
    }

    private static UdeskSignatureTest Wrong(string reason) => new() { Reason = reason };
}
