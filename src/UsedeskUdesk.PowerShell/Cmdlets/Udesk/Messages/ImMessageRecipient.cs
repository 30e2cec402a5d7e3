namespace UsedeskUdesk.Commands;

/// <summary>Where a customer's message goes: the ID of a session, or a number that stands in its place.</summary>
internal readonly struct ImMessageRecipient
{
    private const long RobotNumber = 0;
    private const long UrobotNumber = -1;
    private const long WorkbenchNumber = -2;
    private const long QueueNumber = -3;

    private ImMessageRecipient(long number) => Number = number;

    /// <summary>The robot of the chat window.</summary>
    public static ImMessageRecipient Robot => new(RobotNumber);

    /// <summary>A Udesk robot.</summary>
    public static ImMessageRecipient Urobot => new(UrobotNumber);

    /// <summary>All agents, who find the message on their workbench.</summary>
    public static ImMessageRecipient Workbench => new(WorkbenchNumber);

    /// <summary>Whoever takes the customer out of the queue.</summary>
    public static ImMessageRecipient Queue => new(QueueNumber);

    /// <summary>What is sent as the session's ID.</summary>
    public long Number { get; }

    public bool IsRobot => Number is RobotNumber or UrobotNumber;

    public bool IsUrobot => Number == UrobotNumber;

    public bool IsWorkbench => Number == WorkbenchNumber;

    /// <summary>The recipient that a session's properties name.</summary>
    /// <param name="customerToken">The customer, for the error.</param>
    /// <param name="session">The session's ID, or one of the numbers from 0 to -3; null where there is none yet.</param>
    /// <param name="assignType">Who answers: it chooses between the two kinds of robots.</param>
    /// <param name="state">How the session stands, as its object says.</param>
    /// <exception cref="RequestException">There is no session.</exception>
    public static ImMessageRecipient OfSession(string customerToken, long? session, string? assignType, string? state)
    {
        if (session is { } number)
        {
            return number >= QueueNumber
                ? new(number)
                : throw new RequestException("InvalidParameter", $"{number} is not the ID of a session: numbers above 0 are sessions, and 0 to -3 stand for robot, Udesk robot, workbench and queue.", "ImSubSessionId");
        }

        switch (assignType?.ToLowerInvariant())
        {
            case "robot":
                return Robot;
            case "urobot":
                return Urobot;
        }

        throw state switch
        {
            nameof(UdeskImSessionState.Queued) or nameof(UdeskImSessionState.Assigning) => new RequestException(
                "StillQueued",
                $"Customer {customerToken} is still waiting for an agent, so there is no session yet. Add -WhileQueued to send into the queue, or open the session with New-UdeskImSession -Wait.",
                "ImSubSessionId"),
            nameof(UdeskImSessionState.NoAgentOnline) => new RequestException(
                "NoAgentOnline",
                $"No agent is online for customer {customerToken}, so there is no session. Add -Workbench to leave the message with the agents, or send it to a robot.",
                "ImSubSessionId"),
            _ => new RequestException(
                "NoSession",
                $"There is no session for customer {customerToken}. Give -ImSubSessionId, pipe the object of New-UdeskImSession, or use -ToRobot, -ToUrobot, -Workbench or -WhileQueued.",
                "ImSubSessionId"),
        };
    }
}
