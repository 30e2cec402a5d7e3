using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client;
using UsedeskUdesk.Client.Errors;
using UsedeskUdesk.Client.Json;
using Xunit;

namespace UsedeskUdesk.Tests.Reading;

/// <summary>The forms in which the services write one and the same value, and what is read of each.</summary>
public class WireValueTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("2", true)]
    [InlineData("-1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True \"", true)]
    [InlineData("\"yes\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"false\"", false)]
    [InlineData("\"no\"", false)]
    [InlineData("\"OFF\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("\"perhaps\"", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("1.5", null)]
    public void Flags(string wire, bool? expected)
    {
        Assert.Equal(expected, Read("flag", wire).Flag);
        Assert.Equal(expected ?? false, Read("sure", wire).Sure);
    }

    [Theory]
    [InlineData("7", 7L)]
    [InlineData("\"7\"", 7L)]
    [InlineData("\" 7 \"", 7L)]
    [InlineData("-7", -7L)]
    [InlineData("7.9", 7L)]
    [InlineData("\"1e3\"", 1000L)]
    [InlineData("true", 1L)]
    [InlineData("false", 0L)]
    [InlineData("\"\"", null)]
    [InlineData("\"x\"", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void WholeNumbers(string wire, long? expected)
    {
        Assert.Equal(expected, Read("number", wire).Number);
        Assert.Equal((int?)expected, Read("count", wire).Count);
        Assert.Equal(expected ?? 0, Read("sure_number", wire).SureNumber);
    }

    [Theory]
    [InlineData("2147483647", 2147483647, 2147483647L)]
    [InlineData("2147483648", null, 2147483648L)]
    [InlineData("-2147483648", -2147483648, -2147483648L)]
    [InlineData("-2147483649", null, -2147483649L)]
    [InlineData("9223372036854775807", null, 9223372036854775807L)]
    [InlineData("9223372036854775808", null, null)]
    [InlineData("\"-9223372036854775808\"", null, -9223372036854775808L)]
    [InlineData("\"-9223372036854775809\"", null, null)]
    [InlineData("\"99999999999999999999999999999999999\"", null, null)]
    public void NumbersThatDoNotFitAreNone(string wire, int? small, long? large)
    {
        Assert.Equal(small, Read("count", wire).Count);
        Assert.Equal(large, Read("number", wire).Number);
    }

    /// <summary>Made of anything but a whole number it would be the ID of something else, which a cmdlet might change.</summary>
    [Theory]
    [InlineData("7", 7L, null)]
    [InlineData("\"7\"", 7L, null)]
    [InlineData("\" 7\\t\"", 7L, null)]
    [InlineData("12.0", 12L, null)]
    [InlineData("\"12.00\"", 12L, null)]
    [InlineData("-2", -2L, null)]
    [InlineData("9223372036854775807", 9223372036854775807L, null)]
    [InlineData("null", null, null)]
    [InlineData("\"\"", null, null)]
    [InlineData("true", null, true)]
    [InlineData("false", null, false)]
    [InlineData("12.7", null, 12.7)]
    [InlineData("1e300", null, 1e300)]
    [InlineData("\"1e3\"", null, "1e3")]
    [InlineData("\"12abc\"", null, "12abc")]
    [InlineData("\"12.5\"", null, "12.5")]
    [InlineData("\"9223372036854775808\"", null, "9223372036854775808")]
    [InlineData("\"\u0661\u0662\"", null, "\u0661\u0662")]
    public void Ids(string wire, long? expected, object? kept)
    {
        foreach (var field in new[] { "owner_id", "own" })
        {
            var model = Read(field, wire);
            Assert.Equal(expected, model.OwnerId);
            Assert.Equal(kept, model.AdditionalProperties.TryGetValue(field, out var value) ? value : null);
        }

        var sure = Read("ticket_id", wire);
        Assert.Equal(expected ?? 0, sure.TicketId);
        Assert.Equal(kept is not null, sure.AdditionalProperties.ContainsKey("ticket_id"));
    }

    [Fact]
    public void WhatIsNoIdIsKeptHoweverItIsMade()
    {
        Assert.Equal(System.Numerics.BigInteger.Parse("9223372036854775808", CultureInfo.InvariantCulture), Read("owner_id", "9223372036854775808").AdditionalProperties["owner_id"]);
        Assert.Equal([7L], Assert.IsType<object?[]>(Read("owner_id", "[7]").AdditionalProperties["owner_id"]));
        Assert.Equal(7L, Assert.IsAssignableFrom<IDictionary<string, object?>>(Read("owner_id", """{"id":7}""").AdditionalProperties["owner_id"])["id"]);
    }

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("\"2.5\"", 2.5)]
    [InlineData("3", 3d)]
    [InlineData("\"2,5\"", null)]
    [InlineData("\"\"", null)]
    public void RealNumbers(string wire, double? expected) => Assert.Equal(expected, Read("real", wire).Real);

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"\"", "")]
    [InlineData("7", "7")]
    [InlineData("2.5", "2.5")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("[1, \"b\"]", "[1,\"b\"]")]
    [InlineData("{\"a\": null}", "{\"a\":null}")]
    [InlineData("null", null)]
    public void Texts(string wire, string? expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // A comma for the decimal point.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
            Assert.Equal(expected, Read("text", wire).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("77", 77)]
    [InlineData("true", null)]
    [InlineData("\"\"", null)]
    public void States(string wire, int? expected)
    {
        var state = Read("status", wire).Status;
        Assert.Equal(expected, state?.Id);
    }

    [Fact]
    public void WhatNoPropertyTakesIsKept()
    {
        var model = Read("unknown_field", """{"list":[1,"2",null],"deep":{"flag":true}}""");
        var kept = Assert.IsAssignableFrom<IDictionary<string, object?>>(model.AdditionalProperties["unknown_field"]);
        Assert.Equal([1L, "2", null], Assert.IsType<object?[]>(kept["list"]));
        Assert.Equal(true, Assert.IsAssignableFrom<IDictionary<string, object?>>(kept["deep"])["flag"]);
    }

    [Theory]
    [InlineData("\"a, b ,,c\"", "a|b|c")]
    [InlineData("[\"a\",null,\" b \",\"\"]", "a|b")]
    [InlineData("[{\"name\":\"a\"},{\"name\":\"b\"},{\"other\":\"c\"}]", "a|b")]
    [InlineData("{\"0\":\"a\",\"2\":\"b\",\"3\":null}", "a|b")]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("7", "7")]
    public void ListsOfTexts(string wire, string expected) => Assert.Equal(expected, string.Join("|", JsonFields.Texts(JToken.Parse(wire), "name")));

    [Theory]
    [InlineData("5", 5L)]
    [InlineData("\"5\"", 5L)]
    [InlineData("0", null)]
    [InlineData("\"0\"", null)]
    [InlineData("-1", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("[5]", null)]
    public void IdsAreAboveZero(string wire, long? expected) => Assert.Equal(expected, JsonFields.PositiveNumber(JToken.Parse(wire)));

    [Fact]
    public void WhatIsSentIsWrittenAsItIs()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            JsonValues.Write(writer, new Dictionary<object, object?>
            {
                ["none"] = null,
                [7] = new object?[] { 1, 2.5, true, 'c', "text" },
                ["token"] = JToken.Parse("{\"a\":[1]}"),
                ["version"] = new Version(1, 2),
            });
        }

        Assert.Equal("""{"none":null,"7":[1,2.5,true,"c","text"],"token":{"a":[1]},"version":"1.2"}""", text.ToString());
    }

    [Fact]
    public void JsonThatEndsTooEarlyIsAnError()
    {
        using var reader = new JsonTextReader(new StringReader("""{"a":[1,2"""));
        reader.Read();
        Assert.ThrowsAny<JsonException>(() => JsonValues.ReadPlain(reader));
    }

    /// <summary>Fields of a secret's name are masked, whatever they hold, and nothing after them is.</summary>
    [Theory]
    [InlineData("""{"api_token":"a-secret","after":"kept"}""", """{"api_token":"***","after":"kept"}""")]
    [InlineData("""{"password":12345,"after":1}""", """{"password":"***","after":1}""")]
    [InlineData("""{"password":1.5,"after":1.5}""", """{"password":"***","after":1.5}""")]
    [InlineData("""{"password":"","after":"kept"}""", """{"password":"","after":"kept"}""")]
    [InlineData("""{"password":{"is":"x","n":1,"deep":[{"y":"z"}]},"after":"kept","list":[1,"two"]}""", """{"password":{"is":"***","n":"***","deep":[{"y":"***"}]},"after":"kept","list":[1,"two"]}""")]
    [InlineData("""{"password":["x",1],"after":["kept",1]}""", """{"password":["***","***"],"after":["kept",1]}""")]
    [InlineData("""[{"password":"x"},{"name":"kept"}]""", """[{"password":"***"},{"name":"kept"}]""")]
    [InlineData("""{"text":"with sent-secret-1 in it","sent-secret-1":2}""", """{"text":"with *** in it","***":2}""")]
    [InlineData("""{"a":/* "sent-secret-1" */"kept"}""", """{"a":"kept"}""")]
    public void SecretsAreMaskedWhileTheyAreRead(string wire, string expected)
    {
        using var secret = Secret("sent-secret-1");
        using var reader = new RedactingJsonReader(new StringReader(wire), new Redactor([secret])) { DateParseHandling = DateParseHandling.None };
        Assert.Equal(expected, JToken.Load(reader).ToString(Formatting.None));
    }

    [Theory]
    [InlineData(true, "***")]
    [InlineData(false, "sent-secret-1")]
    public void TheTokenIsLeftToWhomItIsFor(bool isMasked, string expected)
    {
        using var secret = Secret("another-secret");
        using var reader = new RedactingJsonReader(new StringReader("""{"open_api_auth_token":"sent-secret-1","api_token":"x"}"""), new Redactor([secret], keepsToken: !isMasked));
        var read = JObject.Load(reader);
        Assert.Equal(expected, (string?)read["open_api_auth_token"]);
        Assert.Equal("***", (string?)read["api_token"]);
    }

    private static ApiSecret Secret(string text)
    {
        using var value = new System.Net.NetworkCredential(string.Empty, text).SecurePassword;
        return new ApiSecret(value);
    }

    private static Model Read(string field, string wire)
    {
        using var reader = new JsonTextReader(new StringReader($$"""{"{{field}}":{{wire}}}"""));
        return WireSerializer.Usedesk.Deserialize<Model>(reader)!;
    }

    private sealed class Model : ApiObject
    {
        public bool? Flag { get; set; }

        public bool Sure { get; set; }

        public int? Count { get; set; }

        public long? Number { get; set; }

        public long SureNumber { get; set; }

        [WireName("owner_id", "own")]
        public long? OwnerId { get; set; }

        public long TicketId { get; set; }

        public double? Real { get; set; }

        public string? Text { get; set; }

        public UsedeskTicketStatus? Status { get; set; }
    }
}
