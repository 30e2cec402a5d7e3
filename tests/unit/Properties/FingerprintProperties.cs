using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using UsedeskUdesk.Client;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>Equal content has equal fingerprints, and other content others.</summary>
[Trait("Kind", "Property")]
public sealed class FingerprintProperties : IDisposable
{
    private static readonly string[] s_cultures = ["", "tr-TR", "fa-IR", "zh-CN", "ru-RU", "ar-SA"];

    private readonly UdeskApiClient _udesk = Udesk(new Uri("https://service.example.test/api"));
    private readonly UsedeskApiClient _usedesk = Usedesk(new Uri("https://service.example.test/api"));

    public void Dispose()
    {
        _udesk.Dispose();
        _usedesk.Dispose();
    }

    [BudgetProperty(200)]
    public void EqualContentIsEqualWhateverItIsMadeOf(Seed seed)
    {
        var make = seed.Make();
        var content = Fields(make);
        var one = Of(content.Build(make));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(one, Of(content.Build(make)));
        }
    }

    [BudgetProperty(200)]
    public void TheCultureOfTheMachineDoesNotCount(Seed seed)
    {
        var make = seed.Make();
        var content = Fields(make);
        var one = Of(content.Build(make));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(make.OneOf(s_cultures));
            Assert.Equal(one, Of(content.Build(make)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [BudgetProperty(200)]
    public void OtherContentIsAnotherItem(Seed seed)
    {
        var make = seed.Make();
        var content = Fields(make);
        Assert.NotEqual(Of(content.Build(make)), Of(content.Changed(make).Build(make)));
    }

    /// <summary>Text and the JSON of a body say the same in any order and with any blanks.</summary>
    [BudgetProperty(100)]
    public void BlanksAndOrderInTheTextOfABodyDoNotCount(Seed seed)
    {
        var make = seed.Make();
        var json = make.Json();
        string Text(bool shuffle) => Shuffle(json).ToString(make.Flag() ? Newtonsoft.Json.Formatting.Indented : Newtonsoft.Json.Formatting.None);
        Newtonsoft.Json.Linq.JToken Shuffle(Newtonsoft.Json.Linq.JToken token) => token switch
        {
            Newtonsoft.Json.Linq.JObject map => new Newtonsoft.Json.Linq.JObject(make.Shuffled(map.Properties()).Select(property => new Newtonsoft.Json.Linq.JProperty(property.Name, Shuffle(property.Value)))),
            Newtonsoft.Json.Linq.JArray list => new Newtonsoft.Json.Linq.JArray(list.Select(Shuffle)),
            _ => token.DeepClone(),
        };

        string Of(string text) => _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = text });
        Assert.Equal(Of(Text(false)), Of(Text(true)));
    }

    /// <summary>
    /// Three hundred contents, hashed together. Whoever changes how a fingerprint is made sends everything again that a journal of before
    /// calls done: the fingerprint's version has to change with it.
    /// </summary>
    [Fact]
    public void TheyAreTheSameInEveryProcessAndRelease()
    {
        var all = new StringBuilder();
        for (var seed = 0; seed < 300; seed++)
        {
            var make = new Make(seed);
            all.Append(Of(Fields(make).Build(make))).Append('\n');
        }

        Assert.StartsWith("28f0b9353d24bc6ec3f8c870d3f4f04e61fafd50e", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()))), StringComparison.Ordinal);
    }

    private static Content Fields(Make make) => new(null) { Fields = [.. Enumerable.Range(0, 1 + make.Below(5)).Select(i => ($"{make.Text()}{i}", make.Content()))] };

    private string Of(object? body)
        => _usedesk.Fingerprint(new RawRequest<UsedeskService> { Method = "POST", Path = "x", Body = body }) + _udesk.Fingerprint(new RawRequest<UdeskService> { Method = "POST", Path = "x", Body = new[] { body }, Query = new Hashtable { ["q"] = "1" } });
}
