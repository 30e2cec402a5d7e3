using System;

namespace UsedeskUdesk;

/// <summary>Which service.</summary>
public enum ServiceName
{
    /// <summary>usedesk.com</summary>
    Usedesk,

    /// <summary>udesk.cn</summary>
    Udesk,
}
