using System;

namespace UsedeskUdesk;

/// <summary>What became of a dynamic block's request.</summary>
public sealed class UsedeskDynamicBlockAnswer
{
    /// <summary>The ticket beside which the block stands.</summary>
    public long? TicketId { get; set; }

    /// <summary>The ticket's client.</summary>
    public long? ClientId { get; set; }

    /// <summary>What the block shows.</summary>
    public UsedeskDynamicBlockOutcome Outcome { get; set; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The length of the HTML, in characters.</summary>
    public int Length { get; set; }
}
