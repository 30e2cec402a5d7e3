using System;

namespace UsedeskUdesk.Client.Operations;

/// <summary>Start and end, in whole seconds, both inclusive.</summary>
internal readonly record struct TimeRange(DateTimeOffset Start, DateTimeOffset End);
