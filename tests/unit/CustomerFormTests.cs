using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Tenants write a customer's contacts in several forms; an update repeats what it read, or refuses to touch it.</summary>
public class CustomerFormTests
{
    private const string Done = """{"code":1000,"customer":{"id":7,"email":"a@b.test","other_emails":[]}}""";

    /// <summary>Forms that are known: the other e-mails as they must be repeated.</summary>
    public static TheoryData<string, string> Clear => new()
    {
        { """ "email":"m@x.test","other_emails":[{"id":233,"content":"a@b.test"},{"id":"34","content":"c@d.test"}] """, """[[233,"a@b.test"],[34,"c@d.test"]]""" },
        { """ "email":"m@x.test","other_emails":[233,"a@b.test",34,"c@d.test"] """, """[[233,"a@b.test"],[34,"c@d.test"]]""" },
        { """ "email":"m@x.test","other_emails":["233","a@b.test","34","c@d.test"] """, """[[233,"a@b.test"],[34,"c@d.test"]]""" },
        { """ "email":"m@x.test","other_emails":[[233,"a@b.test"]] """, """[[233,"a@b.test"]]""" },
        { """ "other_emails":[233,"a@b.test"],"emails":["m@x.test"] """, """[[233,"a@b.test"]]""" },
        { """ "emails":"m@x.test","other_emails":[] """, "[]" },
        { """ "emails":[],"other_emails":[{"id":1,"content":"a@b.test"}] """, """[[1,"a@b.test"]]""" },
        { """ "emails":["m@x.test","a@b.test"],"other_emails":[233,"a@b.test"] """, """[[233,"a@b.test"]]""" },
        { """ "email":null,"other_emails":[] """, "[]" },
    };

    /// <summary>Forms that nobody knows: with the addresses that can be read all the same.</summary>
    public static TheoryData<string, string[]> Unclear => new()
    {
        { """ "email":"m@x.test" """, ["m@x.test"] },
        { """ "email":"m@x.test","other_emails":null """, ["m@x.test"] },
        { """ "email":"m@x.test","other_emails":"a@b.test,c@d.test" """, ["m@x.test", "a@b.test", "c@d.test"] },
        { """ "email":"m@x.test","other_emails":["a@b.test","c@d.test"] """, ["m@x.test", "a@b.test", "c@d.test"] },
        { """ "email":"m@x.test","other_emails":["a@b.test",233] """, ["m@x.test", "a@b.test"] },
        { """ "email":"m@x.test","other_emails":[233,"a@b.test",34] """, ["m@x.test", "a@b.test"] },
        { """ "email":"m@x.test","other_emails":[{"id":1,"address":"a@b.test"}] """, ["m@x.test", "a@b.test"] },
        { """ "email":"m@x.test","other_emails":[{"id":null,"content":"a@b.test"}] """, ["m@x.test", "a@b.test"] },
        { """ "email":"m@x.test","other_emails":[{"id":1,"content":"70003"}] """, ["m@x.test"] },
        { """ "email":"m@x.test","other_emails":{"233":"a@b.test"} """, ["m@x.test", "a@b.test"] },
        { """ "emails":["m@x.test","a@b.test"],"other_emails":[] """, ["m@x.test", "a@b.test"] },
        { """ "emails":[233,"m@x.test"],"other_emails":[] """, ["m@x.test"] },
        { """ "emails":"m@x.test,a@b.test","other_emails":[] """, ["m@x.test", "a@b.test"] },
        { """ "other_emails":[{"id":1,"content":"a@b.test"}] """, ["a@b.test"] },
    };

    [Theory]
    [MemberData(nameof(Clear))]
    public async Task WhatWasReadIsRepeated(string fields, string repeated)
    {
        await using var server = new RawServer(Http.Json(Customer(fields)), Http.Json(Done));
        using var client = Udesk(server.BaseUri);

        await Guard.Async(new CustomerUpdate { Values = { NickName = "n" } }.ApplyAsync(client, UdeskCustomerKey.ById(7)));

        var sent = JObject.Parse(server.Arrived[1].Text);
        Assert.Equal(repeated, sent["other_emails"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Equal("""{"nick_name":"n"}""", sent["customer"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task WhatIsUnclearIsShownAndNotTouched(string fields, string[] addresses)
    {
        await using var server = new RawServer(Http.Json(Customer(fields)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));
        var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(new CustomerUpdate { Values = { NickName = "n" } }.ApplyAsync(client, UdeskCustomerKey.ById(7))));

        Assert.Equal(addresses, customer.OtherEmail.Prepend(customer.Email).OfType<string>());
        Assert.Null(customer.OtherEmailContacts);
        Assert.Equal("UnclearEmails", error.ErrorId);
        Assert.All(addresses, address => Assert.Contains(address, error.Message, System.StringComparison.Ordinal));
        Assert.DoesNotContain(server.Arrived, request => request.Target.Contains("update_customer", System.StringComparison.Ordinal));
        Assert.Equal(2, server.Arrived.Count);
    }

    [Theory]
    [InlineData("""[{"id":"5","content":13700000001}]""", "5:13700000001")]
    [InlineData("""[{"id":5,"content":"13700000001"},{"id":6,"content":"13700000002"}]""", "5:13700000001 6:13700000002")]
    [InlineData("""["13700000001",13700000002]""", ":13700000001 :13700000002")]
    [InlineData("""[5,"13700000001",6,"13700000002"]""", "5:13700000001 6:13700000002")]
    [InlineData("[]", "")]
    public async Task PhoneNumbersAreReadInEachForm(string phones, string contacts)
    {
        await using var server = new RawServer(Http.Json(Customer($""" "cellphones":{phones} """)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));

        Assert.Equal(contacts, string.Join(" ", customer.CellPhoneContacts!.Select(contact => $"{contact.Id}:{contact.Content}")));
        Assert.Equal(customer.CellPhoneContacts!.Select(contact => contact.Content), customer.CellPhone);
    }

    /// <summary>Of a form that nobody knows the numbers are shown that can be some, and none is taken for a contact.</summary>
    [Theory]
    [InlineData("""{"5":"13700000001","6":"1234"," ":" 90019 "}""", "13700000001 90019", false)]
    [InlineData("""["13700000001",{"x":1}]""", "13700000001", false)]
    [InlineData("""[{"id":5,"content":"13700000001"},"13700000002"]""", "13700000001 13700000002", false)]
    [InlineData("""[[5,"13700000001"],"13700000002"]""", "13700000001 13700000002", false)]
    [InlineData("""[[5,"13700000001"],[6]]""", "13700000001", false)]
    [InlineData("""["5","13700000001",6,"13700000002"]""", "5 13700000001 6 13700000002", true)]
    [InlineData("""[5,"13700000001",6,13700000002]""", "5 13700000001 6 13700000002", true)]
    [InlineData("""[5,"13700000001",0,"13700000002"]""", "5 13700000001 0 13700000002", true)]
    [InlineData("""[{"id":5,"content":"0"},{"id":6,"content":"9"}]""", "0 9", true)]
    [InlineData("""[{"id":5,"content":"none"}]""", "", false)]
    [InlineData("""[5,"13700000001",6,"13700000002",7,"13700000003"]""", "13700000001 13700000002 13700000003", true)]
    [InlineData("\"13700000001\"", "13700000001", false)]
    [InlineData("null", "", false)]
    public async Task PhoneNumbersOfOtherFormsAreShown(string phones, string shown, bool isKnown)
    {
        await using var server = new RawServer(Http.Json(Customer($""" "cellphones":{phones} """)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));

        Assert.Equal((shown, isKnown), (string.Join(" ", customer.CellPhone), customer.CellPhoneContacts is not null));
    }

    /// <summary>What is taken for an e-mail that an update repeats, and what makes all of them unclear.</summary>
    [Theory]
    [InlineData(""" "email":"","other_emails":[1,"a@b.test",2,"c@d.test",3,"e@f.test"] """, "1:a@b.test 2:c@d.test 3:e@f.test")]
    [InlineData(""" "email":{"content":"m@x.test"},"other_emails":[] """, "")]
    [InlineData(""" "emails":[{"content":"m@x.test"}],"other_emails":[] """, "")]
    [InlineData(""" "emails":[{"address":"m@x.test"}],"other_emails":[] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[1,"a@b.test",2,3] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[1,"a@b.test","x","c@d.test"] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"a@b.test"},[2,"c@d.test"]] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[[1,"a@b.test"],[2,"c@d.test",3]] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"<a@b.test>"}] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"a@"}] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"@b.test"}] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"a@@b.test"}] """, null)]
    [InlineData(""" "email":"m@x.test","other_emails":[{"id":1,"content":"a@b"}] """, "1:a@b")]
    [InlineData(""" "email":"m@x","other_emails":[] """, "")]
    [InlineData(""" "email":"m@x.test","emails":["m@x.test"],"other_emails":[] """, "")]
    [InlineData(""" "email":5,"other_emails":[] """, null)]
    public async Task FurtherAddressesAreClearOrNot(string fields, string? contacts)
    {
        await using var server = new RawServer(Http.Json(Customer(fields)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));

        Assert.Equal(contacts, customer.OtherEmailContacts is { } known ? string.Join(" ", known.Select(contact => $"{contact.Id}:{contact.Content}")) : null);
    }

    [Theory]
    [InlineData("""{"id":7,"email":null,"other_emails":[]}""")]
    [InlineData("""{"id":7,"email":null,"other_emails":[],"cellphones":{"5":"13700000001"}}""")]
    public async Task UnclearPhoneNumbersAreNotChanged(string customer)
    {
        await using var server = new RawServer(Http.Json($$"""{"code":1000,"customer":{{customer}}}"""));
        using var client = Udesk(server.BaseUri);

        var error = await Assert.ThrowsAsync<RequestException>(() => Guard.Async(new CustomerUpdate { CellPhone = ["13700000009"] }.ApplyAsync(client, UdeskCustomerKey.ById(7))));

        Assert.Equal("UnclearCellPhones", error.ErrorId);
        Assert.Single(server.Arrived);
    }

    [Theory]
    [InlineData(""" "organization_id":401 """, 401L, null)]
    [InlineData(""" "organization":{"id":"401","name":"Shop"} """, 401L, "Shop")]
    [InlineData(""" "organization":null,"organization_id":null """, null, null)]
    [InlineData(""" "organization":{"id":401,"name":"Shop"},"organization_id":null """, 401L, "Shop")]
    public async Task TheOrganizationIsReadInEachForm(string fields, long? id, string? name)
    {
        await using var server = new RawServer(Http.Json(Customer(fields)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));

        Assert.Equal((id, name), (customer.OrganizationId, customer.OrganizationName));
    }

    [Theory]
    [InlineData(""" "weixin":[{"id":"wx","name":"Shop"}],"weibo":[{"id":12,"name":"Shop"}] """, "wx", "12")]
    [InlineData(""" "wechat_id":"wx","weibo_id":12 """, "wx", "12")]
    [InlineData(""" "weixin_id":"wx","weibo_id":null """, "wx", null)]
    [InlineData(""" "weixin_open_id":"wx","weixin":[] """, "wx", null)]
    public async Task AccountsInChannelsAreReadInEachForm(string fields, string? weixin, string? weibo)
    {
        await using var server = new RawServer(Http.Json(Customer(fields)));
        using var client = Udesk(server.BaseUri);

        var customer = await Guard.Async(client.SendAsync(new GetCustomerRequest(UdeskCustomerKey.ById(7))));

        Assert.Equal((weixin, weibo), (customer.WeixinOpenId, customer.WeiboId));
    }

    private static string Customer(string fields) => """{"code":1000,"customer":{"id":7,""" + fields + "}}";
}
