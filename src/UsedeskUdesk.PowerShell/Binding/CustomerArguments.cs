using System;
using System.Linq;
using System.Management.Automation;

namespace UsedeskUdesk.Binding;

/// <summary>
/// Which customer is meant. What names one best wins: Udesk's number, the token, an e-mail, a phone number; the rest then are
/// values. So a customer object, a session and a row of a CSV file all bind.
/// </summary>
internal sealed class CustomerArguments
{
    public const string Id = "Id";
    public const string CustomerToken = "CustomerToken";
    public const string Email = "Email";
    public const string CellPhone = "CellPhone";
    public const string WeixinOpenId = "WeixinOpenId";
    public const string WeiboId = "WeiboId";

    private readonly (string Name, UdeskCustomerKey? Key)[] _keys;
    private readonly string? _by;

    public CustomerArguments(string? by, long? id, string? token, string? email, string? cellPhone, string? weixinOpenId, string? weiboId, PSObject? item)
    {
        _by = by;
        var number = Number(id, item);
        _keys = new[]
        {
            (Id, number is { } n ? UdeskCustomerKey.ById(n) : null),
            (CustomerToken, string.IsNullOrEmpty(token) ? null : UdeskCustomerKey.ByToken(token!)),
            (Email, string.IsNullOrEmpty(email) ? null : UdeskCustomerKey.ByEmail(email!)),
            (CellPhone, string.IsNullOrEmpty(cellPhone) ? null : UdeskCustomerKey.ByCellPhone(cellPhone!)),
            (WeixinOpenId, string.IsNullOrEmpty(weixinOpenId) ? null : UdeskCustomerKey.ByWeixinOpenId(weixinOpenId!)),
            (WeiboId, string.IsNullOrEmpty(weiboId) ? null : UdeskCustomerKey.ByWeiboId(weiboId!)),
        };
    }

    /// <summary>The name of the argument that names the customer.</summary>
    public string Name => Found.Name;

    public UdeskCustomerKey Key => Found.Key ?? throw (_by is null
        ? new RequestException("MissingParameter", "It takes -Id, -CustomerToken, -Email, -CellPhone, -WeixinOpenId or -WeiboId to name a customer.", Id)
        : new RequestException("MissingParameter", $"-By {_by} needs -{_by}.", _by));

    private (string Name, UdeskCustomerKey? Key) Found
        => _keys.FirstOrDefault(pair => _by is null ? pair.Key is not null : string.Equals(pair.Name, _by, StringComparison.OrdinalIgnoreCase));

    private static long? Number(long? id, PSObject? item)
    {
        // Where an object tells of a customer by CustomerId, its Id is a number of something else, such as a place in a queue.
        if (item?.Properties["CustomerId"]?.Value is { } value && LanguagePrimitives.TryConvertTo<long>(value, out var customer) && customer > 0
            && (id is null || Equals(LanguagePrimitives.TryConvertTo<long>(item.Properties["Id"]?.Value, out var own) ? own : null, id)))
        {
            return customer;
        }

        return id ?? (item?.BaseObject is int or long ? Convert.ToInt64(item.BaseObject, System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
