using System.Collections.Generic;
using UsedeskUdesk.EngineTests.Support;

namespace UsedeskUdesk.EngineTests.Rows;

/// <summary>The vendor's own example, and digests worked out by hand from the rule.</summary>
internal sealed class UdeskSignatures : IRowFile
{
    private const string Email = "admin@udesk.cn";
    private const string Nonce = "2d931510-d99f-494a-8c67-87feb05e1594";
    private const string Keys = "$key = [Net.NetworkCredential]::new('', 'test-open-api-token').SecurePassword; $structured = [Net.NetworkCredential]::new('', '708ff6dc-41d5-4med-9ebc-0388zz9d76f1').SecurePassword";
    private const string Sha256 = "4ec0872333b61a283579f97d77a571bac0835628b435dde7cefe15b06ee84eda";
    private const string Sha1 = "eba6ff6e1998d3997636c703f9ee54106cefddda";
    private const string Legacy = "0acdaabee6594e0c023208a1655766ad3613fb10";
    private const string Md5 = "4666293b3dfe91aa97179dc701be7afc";

    public IEnumerable<OperationRow> Rows =>
    [
        new("New-UdeskSignature", $"New-UdeskSignature -Email {Email} -Key $key -Timestamp 1494474404 -Nonce {Nonce}")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("UdeskSignatureParts") { ["Scheme"] = "Sha256", ["Sign"] = Sha256, ["Timestamp"] = "1494474404", ["Nonce"] = Nonce, ["Query"] = $"email=admin%40udesk.cn&timestamp=1494474404&nonce={Nonce}&sign_version=v2&sign={Sha256}" }],
        },
        new("New-UdeskSignature", $"New-UdeskSignature -Email {Email} -Key $key -Timestamp 1494474404 -Nonce {Nonce} -Algorithm Sha1")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("UdeskSignatureParts") { ["Scheme"] = "Sha1", ["Sign"] = Sha1 }],
        },
        new("New-UdeskSignature", $"New-UdeskSignature -Email {Email} -Key $key -Timestamp 1494474404 -Algorithm LegacySha1")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("UdeskSignatureParts") { ["Scheme"] = "LegacySha1", ["Sign"] = Legacy, ["Query"] = $"email=admin%40udesk.cn&timestamp=1494474404&sign={Legacy}" }],
        },
        new("New-UdeskSignature", "New-UdeskSignature -ImSubSessionId 1 -CustomerId 1 -AgentId 1 -Timestamp 1484272693 -Key $structured")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("UdeskSignatureParts") { ["Scheme"] = "StructuredMessage", ["Sign"] = Md5, ["Query"] = $"im_sub_session_id=1&customer_id=1&agent_id=1&timestamp=1484272693&sign={Md5}" }],
        },
        new("Test-UdeskSignature", $"Test-UdeskSignature -Uri 'https://demo.udesk.cn/open_api_v1/im/urobots?email=admin%40udesk.cn&timestamp=1494474404&nonce={Nonce}&sign_version=v2&sign={Sha256}' -Key $key")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("System.Boolean")],
        },
        new("Test-UdeskSignature", $"Test-UdeskSignature -Email {Email} -Timestamp 1494474404 -Nonce {Nonce} -Sign {Sha256} -Algorithm Sha256 -Key $key -Detailed")
        {
            Given = Keys, OnLine = ["Key"],
            Emits = [new("UdeskSignatureTest") { ["Valid"] = "True", ["Scheme"] = "Sha256", ["SignedAt"] = "2017-05-11T03:46:44+00:00", ["Reason"] = "" }],
        },
        new("Test-UdeskSignature", $"Test-UdeskSignature -ImSubSessionId 1 -CustomerId 1 -AgentId 1 -Timestamp 1484272693 -Sign {Md5} -Key $structured -MaximumAgeSec 300 -Detailed")
        {
            Given = Keys, OnLine = ["Key", "MaximumAgeSec"],
            Emits = [new("UdeskSignatureTest") { ["Valid"] = "False", ["Scheme"] = "StructuredMessage", ["Reason"] = "<text>" }],
        },
    ];
}
