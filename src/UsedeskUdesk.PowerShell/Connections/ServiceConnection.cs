using System;
using UsedeskUdesk.Connections;

namespace UsedeskUdesk;

/// <summary>A connection. It holds credentials, but no property shows them. Safe to hand to other runspaces.</summary>
public abstract class ServiceConnection
{
    private protected ServiceConnection(string name, ApiOptions options)
    {
        Name = name;
        BaseUri = options.BaseUri;
        RequestsPerMinute = options.RequestsPerMinute;
        TimeoutSec = (int)options.Timeout.TotalSeconds;
        MaximumRetryCount = options.MaximumRetryCount;
    }

    /// <summary>The name it is called by.</summary>
    public string Name { get; }

    /// <summary>The address below which the operations are.</summary>
    public Uri BaseUri { get; }

    /// <summary>Calls a minute; 0 is no limit.</summary>
    public int RequestsPerMinute { get; }

    /// <summary>How long one attempt may take.</summary>
    public int TimeoutSec { get; }

    /// <summary>How often a call may be repeated.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>Whether it was closed before its first call; then there is no client to close.</summary>
    private protected bool IsClosed { get; set; }

    /// <summary>Closes the network connections.</summary>
    internal abstract void Close();

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({BaseUri})";
}

/// <summary>A connection to Udesk.</summary>
public sealed class UdeskConnection : ServiceConnection
{
    private readonly Lazy<IUdeskApiClient> _client;

    /// <param name="name">What it is called.</param>
    /// <param name="options">Address and credentials.</param>
    /// <param name="renew">Reads the credentials again from where they came, and says whether they are others.</param>
    internal UdeskConnection(string name, UdeskApiOptions options, Func<bool>? renew = null)
        : base(name, options)
    {
        Email = options.Email;
        SignatureAlgorithm = options.SignatureAlgorithm;
        HasStructuredMessageKey = options.StructuredMessageKey is not null;
        RobotAnswerEvaluationPath = options.RobotAnswerEvaluationPath;
        _client = new Lazy<IUdeskApiClient>(() =>
        {
            if (IsClosed)
            {
                throw new ObjectDisposedException(name);
            }

            var client = ClientProvider.Factory.CreateUdesk(options);
            return renew is null ? client : new RenewingUdeskClient(client, renew);
        });
    }

    /// <summary>The administrator's e-mail.</summary>
    public string Email { get; }

    /// <summary>How calls are signed.</summary>
    public UdeskSignatureAlgorithm SignatureAlgorithm { get; }

    /// <summary>Whether structured messages can be sent.</summary>
    public bool HasStructuredMessageKey { get; }

    /// <summary>Where robots' answers are evaluated; null where nobody has said so.</summary>
    public string? RobotAnswerEvaluationPath { get; }

    internal IUdeskApiClient Client => _client.Value;

    internal override void Close()
    {
        IsClosed = true;
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}

/// <summary>A connection to Usedesk.</summary>
public sealed class UsedeskConnection : ServiceConnection
{
    private readonly Lazy<IUsedeskApiClient> _client;

    /// <param name="name">What it is called.</param>
    /// <param name="options">Address and credentials.</param>
    /// <param name="webhookSecret">Checks pushes.</param>
    /// <param name="renew">Reads the credentials again from where they came, and says whether they are others.</param>
    internal UsedeskConnection(string name, UsedeskApiOptions options, ApiSecret? webhookSecret, Func<bool>? renew = null)
        : base(name, options)
    {
        WebhookSecret = webhookSecret;
        _client = new Lazy<IUsedeskApiClient>(() =>
        {
            if (IsClosed)
            {
                throw new ObjectDisposedException(name);
            }

            var client = ClientProvider.Factory.CreateUsedesk(options);
            return renew is null ? client : new RenewingUsedeskClient(client, renew);
        });
    }

    /// <summary>Whether pushes can be checked.</summary>
    public bool HasWebhookSecret => WebhookSecret is not null;

    internal ApiSecret? WebhookSecret { get; }

    internal IUsedeskApiClient Client => _client.Value;

    internal override void Close()
    {
        IsClosed = true;
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }
}
