using System;

namespace UsedeskUdesk.Client.Operations;

/// <summary>A limit of one operation, in addition to the connection's own.</summary>
/// <param name="Name">What it allows, shown to those who wait.</param>
/// <param name="Permits">Calls within the window, for one key (see <see cref="Http.RequestBuilder.LimitKey"/>).</param>
/// <param name="Window">The window.</param>
internal sealed record OperationLimit(string Name, int Permits, TimeSpan Window);
