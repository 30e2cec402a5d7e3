using System;
using System.Collections.Generic;

namespace UsedeskUdesk;

/// <summary>Gets the tenant's Udesk robots (GET /im/urobots).</summary>
public sealed class GetRobotsRequest : UdeskRequest<UdeskRobot[]>
{
}
