using System;

namespace UsedeskUdesk.Client.Operations;

/// <summary>A limit that one operation has beside the connection's own.</summary>
/// <param name="Name">What it allows, for the one who waits.</param>
/// <param name="Permits">Calls within the window, for one key (see <see cref="Http.RequestBuilder.LimitKey"/>).</param>
/// <param name="Window">Their time.</param>
internal sealed record OperationLimit(string Name, int Permits, TimeSpan Window);
