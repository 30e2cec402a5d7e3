using System;
using System.Security.Cryptography;

namespace UsedeskUdesk.Simulator;

/// <summary>How a simulator starts. Secrets that are left out are made up, so that no test can come to depend on one.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>Abandoned queue rows to generate over the last 30 days.</summary>
    public long SeedQueue { get; set; }

    /// <summary>Requests per service in any 60 seconds; 0 switches the limit off.</summary>
    public int RequestsPerMinute { get; set; }

    /// <summary>sha256, sha1 or legacy.</summary>
    public string Signature { get; set; } = "sha256";

    public string? Email { get; set; }

    public string? UdeskToken { get; set; }

    public string? UdeskPassword { get; set; }

    public string? StructuredMessageKey { get; set; }

    public string? UsedeskToken { get; set; }

    public string? WebhookSecret { get; set; }

    /// <summary>The clock by which the services live; requests are stamped with it, seeds lie before its time.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}

/// <summary>The secrets that a running simulator knows; rotated through the control endpoint.</summary>
public sealed class SimulatorSecrets
{
    internal SimulatorSecrets(SimulatorOptions options)
    {
        Email = options.Email ?? $"admin+{Hex(3)}@example.test";
        UdeskToken = options.UdeskToken ?? Dashed();
        UdeskPassword = options.UdeskPassword ?? "P&" + Hex(8);
        StructuredMessageKey = options.StructuredMessageKey ?? Dashed();
        UsedeskToken = options.UsedeskToken ?? Hex(20);
        WebhookSecret = options.WebhookSecret ?? Hex(16);
    }

    public string Email { get; internal set; }

    public string UdeskToken { get; internal set; }

    public string UdeskPassword { get; internal set; }

    public string StructuredMessageKey { get; internal set; }

    public string UsedeskToken { get; internal set; }

    public string WebhookSecret { get; internal set; }

    internal SimulatorSecrets Copy() => (SimulatorSecrets)MemberwiseClone();

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private static string Dashed() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}

/// <summary>Behaviour that a test may switch while the simulator runs.</summary>
public sealed class SimulatorSettings
{
    /// <summary>sha256, sha1 or legacy.</summary>
    public string Signature { get; set; } = "sha256";

    public bool PreviewActivated { get; set; } = true;

    /// <summary>"1", "0" or "" as customer_is_open shows it.</summary>
    public string SensitiveWordsOpen { get; set; } = "1";

    /// <summary>zh or en.</summary>
    public string StatusWords { get; set; } = "zh";

    /// <summary>Whether a message whose ID the session has is dropped. The page calls the ID unique and says no more [?].</summary>
    public bool DropRepeatedMessages { get; set; } = true;

    public int InvalidCustomerCode { get; set; } = 3;

    /// <summary>text, expression or star: which group of evaluation options counts.</summary>
    public string SurveyShowType { get; set; } = "text";

    public string LogInField { get; set; } = "open_api_auth_token";

    /// <summary>Path below the Udesk base where the robot answer evaluation lives; null hosts it nowhere.</summary>
    public string? EvaluationPath { get; set; }

    public int RequestsPerMinute { get; set; }

    /// <summary>
    /// From where the month of session search, log and votes counts: lookback, back from now, or span, as the length of a window. Which of the two
    /// the service does nobody could check [?].
    /// </summary>
    public string SessionReach { get; set; } = "lookback";

    /// <summary>
    /// What a 429 says of the wait: none, seconds or date. Udesk documents no such header, and at Usedesk nobody has seen one [1],
    /// so there is none unless a test asks for it.
    /// </summary>
    public string RetryAfter { get; set; } = "none";

    /// <summary>The limits that single Udesk calls have of their own.</summary>
    public bool FixedLimits { get; set; } = true;

    public bool TicketIdAsString { get; set; }

    public bool StatusTrue { get; set; }

    public bool Validation422 { get; set; }

    /// <summary>Whether users without a user_type lists employees only, as the vendor's page has it.</summary>
    public bool UsersDefaultEmployee { get; set; }

    /// <summary>Whether create/comment still takes from=trigger, as older editions of the page have it [1].</summary>
    public bool CommentFromTrigger { get; set; } = true;

    /// <summary>Who is left when two clients are merged: client (the one that the call names) or merge (the other); no page says [?].</summary>
    public string MergeSurvivor { get; set; } = "client";

    /// <summary>How far the server's clock is ahead.</summary>
    public int ClockSkewSeconds { get; set; }

    public int AnswerDelayMs { get; set; }

    /// <summary>How long a push waits for its answer; page [2]: 5 seconds.</summary>
    public int PushTimeoutMs { get; set; } = 5000;

    /// <summary>Where Usedesk sends what happens in chats and tickets by itself; nowhere unless a test says so.</summary>
    public string? UsedeskWebhookUrl { get; set; }

    /// <summary>Where Udesk sends what agents write and what becomes of sessions; nowhere unless a test says so.</summary>
    public string? UdeskReceivingUrl { get; set; }

    /// <summary>For how long such a push is repeated until it is taken; no page tells of repeats [?].</summary>
    public int PushRetrySeconds { get; set; }

    internal SimulatorSettings Copy() => (SimulatorSettings)MemberwiseClone();
}
