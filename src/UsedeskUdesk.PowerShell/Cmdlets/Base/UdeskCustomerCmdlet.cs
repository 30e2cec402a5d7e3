using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System;
using UsedeskUdesk.Binding;
using UsedeskUdesk.Completion;

namespace UsedeskUdesk.Commands.Base;

/// <summary>
/// A cmdlet about one customer of Udesk. What names one best wins: Udesk's ID, the token, an e-mail, a phone number; the rest are then
/// values. So a customer object, a session and a row of a CSV file all bind.
/// </summary>
public abstract class UdeskCustomerCmdlet : ItemCmdlet<UdeskService, UdeskConnection>
{
    /// <summary>Udesk's ID of the customer.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("CustomerId")]
    [NumberListArgument]
    [OnlyOf(nameof(Id), typeof(UdeskCustomer))]
    [ItemKey]
    [FreeText]
    public long[]? Id { get; set; }

    /// <summary>The token that the tenant gave the customer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OpenApiToken")]
    [ItemKey]
    [FreeText]
    [PlainTextArgument]
    public string? CustomerToken { get; set; }

    /// <summary>The main e-mail.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyOf(nameof(Email), typeof(UdeskCustomer))]
    [ItemKey]
    [FreeText]
    [PlainTextArgument]
    public string? Email { get; set; }

    /// <summary>Phone numbers; the first one names the customer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ListArgument(AnySemicolon = true)]
    [OnlyOf(nameof(CellPhone), typeof(UdeskCustomer))]
    [ItemKey]
    [FreeText]
    public string[]? CellPhone { get; set; }

    /// <summary>The customer's ID in WeChat.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyOf(nameof(WeixinOpenId), typeof(UdeskCustomer))]
    [ItemKey]
    [FreeText]
    [PlainTextArgument]
    public string? WeixinOpenId { get; set; }

    /// <summary>The customer's ID in Weibo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OnlyOf(nameof(WeiboId), typeof(UdeskCustomer))]
    [ItemKey]
    [FreeText]
    [PlainTextArgument]
    public string? WeiboId { get; set; }

    /// <summary>The parameter that names the customer, where several have a value.</summary>
    [Parameter]
    [ValidateSet(nameof(Id), nameof(CustomerToken), nameof(Email), nameof(CellPhone), nameof(WeixinOpenId), nameof(WeiboId))]
    [PlainTextArgument]
    public string? By { get; set; }

    /// <summary>Does something for each customer that is named: several by their IDs, or one by what names it best.</summary>
    /// <param name="work">Gets the customer, and the parameter that names it.</param>
    private protected void ForEachCustomer(Action<UdeskCustomerKey, string> work)
    {
        if (Id is { Length: > 1 } && By is null or nameof(Id))
        {
            ForEach(Id, nameof(Id), id => work(UdeskCustomerKey.ById(id), nameof(Id)));
            return;
        }

        var (key, parameter) = FindKey();
        work(key, parameter);
    }

    private (UdeskCustomerKey Key, string Parameter) FindKey()
    {
        var keys = new (UdeskCustomerKey? Key, string Parameter)[]
        {
            (Number() is { } number ? UdeskCustomerKey.ById(number) : null, nameof(Id)),
            (Make(CustomerToken, UdeskCustomerKey.ByToken), nameof(CustomerToken)),
            (Make(Email, UdeskCustomerKey.ByEmail), nameof(Email)),
            (Make(CellPhone?.FirstOrDefault(), UdeskCustomerKey.ByCellPhone), nameof(CellPhone)),
            (Make(WeixinOpenId, UdeskCustomerKey.ByWeixinOpenId), nameof(WeixinOpenId)),
            (Make(WeiboId, UdeskCustomerKey.ByWeiboId), nameof(WeiboId)),
        };
        var (key, parameter) = keys.FirstOrDefault(one => By is null ? one.Key is not null : string.Equals(one.Parameter, By, StringComparison.OrdinalIgnoreCase));
        return key is not null
            ? (key, parameter)
            : throw (By is null
                ? new RequestException("MissingParameter", "Name the customer with -Id, -CustomerToken, -Email, -CellPhone, -WeixinOpenId or -WeiboId.", nameof(Id))
                : new RequestException("MissingParameter", $"-By {By} needs -{By}.", By));
    }

    private static UdeskCustomerKey? Make(string? value, Func<string, UdeskCustomerKey> make) => string.IsNullOrEmpty(value) ? null : make(value!);

    private long? Number()
    {
        // Where an object tells of a customer by CustomerId, its Id is that of something else, such as a place in a queue.
        if (PipedValue("CustomerId") is { } value && LanguagePrimitives.TryConvertTo<long>(value, out var customer) && customer > 0
            && (Id is null or { Length: 0 } || (LanguagePrimitives.TryConvertTo<long>(PipedValue("Id"), out var own) && own == Id[0])))
        {
            return customer;
        }

        return Id is { Length: > 0 } ? Id[0] : Itself(Piped);
    }

    /// <inheritdoc/>
    private protected sealed override bool TakesItself(PSObject item) => Itself(item) is not null;

    /// <summary>The customer's ID, where numbers are piped.</summary>
    private static long? Itself(PSObject? item)
        => item?.BaseObject is int or long ? Convert.ToInt64(item.BaseObject, CultureInfo.InvariantCulture)
            : item?.BaseObject is string text && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : null;
}
