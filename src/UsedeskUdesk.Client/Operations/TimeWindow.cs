using System;

namespace UsedeskUdesk.Client.Operations;

/// <summary>From and to, in whole seconds; both belong to it.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End);
