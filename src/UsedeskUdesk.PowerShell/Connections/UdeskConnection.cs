using System;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk;

/// <summary>A connection to Udesk.</summary>
public sealed class UdeskConnection : ServiceConnection<UdeskService>
{
    private readonly UdeskApiOptions? _options;

    /// <param name="name">What it is called.</param>
    /// <param name="options">Address and credentials.</param>
    /// <param name="renew">Reads the credentials again from where they came, and says whether they are others.</param>
    internal UdeskConnection(string name, UdeskApiOptions options, Func<bool>? renew = null)
        : base(ServiceName.Udesk, name, options, () => ClientProvider.Factory.CreateUdesk(options), renew)
    {
        _options = options;
        Email = options.Email;
        SignatureAlgorithm = options.SignatureAlgorithm;
        HasStructuredMessageKey = options.StructuredMessageKey is not null;
        RobotAnswerEvaluationPath = options.RobotAnswerEvaluationPath;
    }

    private UdeskConnection(string name)
        : base(ServiceName.Udesk, name)
        => Email = string.Empty;

    /// <inheritdoc/>
    public override bool IsCurrent => ModuleState.Here?.Udesk.Current == this;

    /// <summary>The administrator's e-mail.</summary>
    public string Email { get; }

    /// <summary>How calls are signed.</summary>
    public UdeskSignatureAlgorithm SignatureAlgorithm { get; }

    /// <summary>Whether structured messages can be sent.</summary>
    public bool HasStructuredMessageKey { get; }

    /// <summary>Where robots' answers are evaluated; null where nobody has said so.</summary>
    public string? RobotAnswerEvaluationPath { get; }

    /// <summary>Whether it acts for the same account as these options.</summary>
    internal bool IsOf(UdeskApiOptions options) => BaseUri == options.BaseUri && string.Equals(Email, options.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>The KEY as it is now; it may have been renewed from the vault.</summary>
    internal ApiSecret StructuredMessageKey => _options?.StructuredMessageKey ?? throw new InvalidOperationException("There is no structured message KEY.");

    /// <summary>A connection of which only the name is known; a cmdlet that gets it as -Connection looks it up. PowerShell calls this for text.</summary>
    /// <exception cref="FormatException">The name is empty.</exception>
    public static UdeskConnection Parse(string name) => new(name);
}
