namespace UsedeskUdesk;

/// <summary>What became of the check of a webhook's secret. A wrong or missing secret is an error and makes no event.</summary>
public enum UsedeskSecretCheck
{
    /// <summary>No secret was given to check with.</summary>
    NotChecked,

    /// <summary>The body carried one of the secrets that were given.</summary>
    Verified,

    /// <summary>Pings, deliveries and flat forms carry no secret: anybody who knows the address could have sent this.</summary>
    NotCarried,
}
