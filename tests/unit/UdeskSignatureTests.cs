using UsedeskUdesk.Client;
using Xunit;

namespace UsedeskUdesk.Tests;

public class UdeskSignatureTests
{
    private const string Email = "admin@udesk.cn";
    private const string Token = "test-open-api-token";
    private const long Timestamp = 1494474404;
    private const string Nonce = "2d931510-d99f-494a-8c67-87feb05e1594";

    [Theory]
    [InlineData(UdeskSignatureAlgorithm.Sha256, "4ec0872333b61a283579f97d77a571bac0835628b435dde7cefe15b06ee84eda")]
    [InlineData(UdeskSignatureAlgorithm.Sha1, "eba6ff6e1998d3997636c703f9ee54106cefddda")]
    [InlineData(UdeskSignatureAlgorithm.LegacySha1, "0acdaabee6594e0c023208a1655766ad3613fb10")]
    public void CallsAreSignedAsPublished(UdeskSignatureAlgorithm algorithm, string expected)
        => Assert.Equal(expected, UdeskSignature.Compute(algorithm, Email, Token, Timestamp, Nonce));

    [Fact]
    public void StructuredMessagesAreSignedAsTheVendorShows()
        => Assert.Equal(
            "4666293b3dfe91aa97179dc701be7afc",
            UdeskSignature.ComputeStructuredMessage("1", "1", "1", "1484272693", "708ff6dc-41d5-4med-9ebc-0388zz9d76f1"));
}
