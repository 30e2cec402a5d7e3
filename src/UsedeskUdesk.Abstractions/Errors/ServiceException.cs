using System;
using System.Collections.Generic;
using System.Linq;

namespace UsedeskUdesk;

/// <summary>A call that failed. Its texts hold no secret and no query string.</summary>
public sealed class ServiceException : Exception
{
    private readonly List<FormattableString> _advice = new();

    /// <summary>Makes the error.</summary>
    public ServiceException(ServiceName service, ServiceFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Service = service;
        Failure = failure;
    }

    /// <summary>Which service.</summary>
    public ServiceName Service { get; }

    /// <summary>The kind of failure.</summary>
    public ServiceFailure Failure { get; }

    /// <summary>What the service's answer means.</summary>
    public ServiceMeaning Meaning { get; set; }

    /// <summary>The service's own error code, where it sent one.</summary>
    public int? Code { get; set; }

    /// <summary>The HTTP status of the last answer, where there was one.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; set; } = string.Empty;

    /// <summary>The path below the base URI, without a query.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>What the service said.</summary>
    public string? ServerText { get; set; }

    /// <summary>IDs that a refusal named all the same, such as comment_id, under the service's own names.</summary>
    public IReadOnlyDictionary<string, long> AnswerIds { get; set; } = new Dictionary<string, long>();

    /// <summary>How many times the request left, or tried to.</summary>
    public int Attempts { get; set; }

    /// <summary>How long the service asked to wait.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What to do about it, with the properties' names as in C#.</summary>
    public string? RecommendedAction => DescribeAction(static name => name);

    /// <summary>The stable name of the error: UdeskApi.2059, UsedeskApi.112, Http.429, Http.Timeout, Network, InvalidResponse, WriteOutcomeUnknown.</summary>
    public string ErrorId => Failure switch
    {
        ServiceFailure.Refused or ServiceFailure.CredentialsRefused when Code is not null => $"{Service}Api.{Code}",
        ServiceFailure.Refused => $"{Service}Api",
        ServiceFailure.CredentialsRefused or ServiceFailure.HttpStatus => $"Http.{HttpStatus}",
        ServiceFailure.Timeout => "Http.Timeout",
        ServiceFailure.Network => "Network",
        ServiceFailure.InvalidResponse => "InvalidResponse",
        _ => "WriteOutcomeUnknown",
    };

    /// <summary>Adds to what to do about it.</summary>
    /// <param name="advice">Whole sentences; arguments may be <see cref="PropertyName"/>s.</param>
    public void Advise(FormattableString advice) => _advice.Add(advice ?? throw new ArgumentNullException(nameof(advice)));

    /// <summary>What to do about it, with each property's name as the reader knows it, such as a cmdlet's parameter.</summary>
    /// <param name="show">Turns a property's name into what the reader knows it as.</param>
    public string? DescribeAction(Func<string, string> show)
        => _advice.Count == 0 ? null : string.Join(" ", _advice.Select(advice => PropertyName.Render(advice, show)));
}
