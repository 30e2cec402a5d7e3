using System;

namespace UsedeskUdesk.Client.Pages;

/// <summary>What became of a click on Send, and what to say of it.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Wait">When the next message can be sent.</param>
/// <param name="Detail">What Udesk said; null for nothing.</param>
internal sealed record SendResult(SendOutcome Outcome, TimeSpan Wait, string? Detail = null);
