using System;

namespace UsedeskUdesk;

/// <summary>A connection. It holds credentials, but no property shows them. Safe to hand to other runspaces.</summary>
public abstract class ServiceConnection
{
    /// <summary>A name to look up.</summary>
    private protected ServiceConnection(ServiceName service, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new FormatException("The name of a connection is not empty.");
        }

        Service = service;
        Name = name.Trim();
    }

    private protected ServiceConnection(ServiceName service, string name, ApiOptions options)
    {
        Service = service;
        Name = name;
        Options = options;
        BaseUri = options.BaseUri;
        RequestsPerMinute = options.RequestsPerMinute;
        TimeoutSec = (int)options.Timeout.TotalSeconds;
        MaximumRetryCount = options.MaximumRetryCount;
    }

    /// <summary>The name it is called by.</summary>
    public string Name { get; }

    /// <summary>Whether cmdlets of this runspace use it where no other is named.</summary>
    public abstract bool IsCurrent { get; }

    /// <summary>The address below which the operations are; null where only the name is known.</summary>
    public Uri? BaseUri { get; }

    /// <summary>Calls a minute; 0 is no limit.</summary>
    public int RequestsPerMinute { get; }

    /// <summary>How long one attempt may take, in seconds.</summary>
    public int TimeoutSec { get; }

    /// <summary>How often a call may be repeated.</summary>
    public int MaximumRetryCount { get; }

    /// <summary>Which service.</summary>
    internal ServiceName Service { get; }

    /// <summary>Address and credentials.</summary>
    private protected ApiOptions? Options { get; }

    /// <summary>Whether this is only a name that is still to be looked up.</summary>
    internal bool IsNameOnly => BaseUri is null;

    /// <summary>Closes the network connections.</summary>
    internal abstract void Close();

    /// <inheritdoc/>
    public override string ToString() => IsNameOnly ? Name : $"{Name} ({BaseUri})";
}
