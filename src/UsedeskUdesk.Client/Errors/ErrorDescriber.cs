using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using UsedeskUdesk.Client.Http;
using UsedeskUdesk.Client.Operations;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Errors;

/// <summary>Makes the error that a caller sees of what became of a call: its kind, its meaning, its text, and what to do about it.</summary>
internal sealed class ErrorDescriber
{
    private readonly ServiceName _service;
    private readonly Func<DateTimeOffset> _now;
    private readonly Func<IEnumerable<ApiSecret?>> _secrets;

    /// <param name="service">Whose codes they are.</param>
    /// <param name="now">The clock, for Retry-After as a date.</param>
    /// <param name="secrets">What no text may show. Asked each time: a token may be exchanged while a call is under way.</param>
    public ErrorDescriber(ServiceName service, Func<DateTimeOffset> now, Func<IEnumerable<ApiSecret?>> secrets)
    {
        _service = service;
        _now = now;
        _secrets = secrets;
    }

    /// <summary>An attempt without an answer that could be read.</summary>
    public ServiceException From(ApiHttpRequest request, AttemptException error)
    {
        var failure = OutcomeTable.Decide(error.Sighting, request.Repeatable) == Outcome.Unknown ? ServiceFailure.WriteOutcomeUnknown
            : error.Sighting == Sighting.Unreadable ? ServiceFailure.InvalidResponse
            : error.TimedOut ? ServiceFailure.Timeout
            : ServiceFailure.Network;
        var meaning = error.Sighting is Sighting.Unreadable or Sighting.PartLeft ? ServiceMeaning.Unspecified : ServiceMeaning.Unavailable;
        var exception = Make(request, failure, meaning, null, null, error.Message, error.InnerException);
        Advise(exception, null);
        return exception;
    }

    /// <summary>An answer that is no success.</summary>
    public ServiceException From(ApiHttpRequest request, HttpResponseMessage response, AnswerException error)
    {
        var (status, verdict) = ((int)response.StatusCode, error.Verdict);
        var retryAfter = RetryPolicy.RetryAfter(response, _now());
        var sighting = RetryPolicy.See(response, retryAfter, verdict.Kind);
        var speaks = verdict.Kind is VerdictKind.DocumentedRefusal or VerdictKind.Refusal or VerdictKind.Fault or VerdictKind.PutOff;
        var fact = !speaks ? null
            : verdict.Code is { } code ? ErrorFacts.Find(_service, code, request.Operation!.Path)
            : _service == ServiceName.Usedesk ? UsedeskErrors.Find(request.Operation!.Path) : null;
        var failure = OutcomeTable.Decide(sighting, request.Repeatable) == Outcome.Unknown
            ? ServiceFailure.WriteOutcomeUnknown
            : Failure(sighting, status, speaks, fact);
        var detail = sighting == Sighting.Unreadable ? $"the answer cannot be used: {verdict.Text ?? $"HTTP {status} is no answer to a call"}"
            : request.Attempts > 0 ? $"HTTP {status}"
            : $"a pause that began with a call before this one (HTTP {status}); this one was not sent";
        var exception = Make(
            request, failure, fact?.Meaning ?? Meaning(sighting, status), sighting == Sighting.Unreadable ? null : verdict.Text, verdict.Code, detail, error.InnerException);
        exception.HttpStatus = status;
        exception.RetryAfter = retryAfter;
        exception.AnswerIds = error.Ids;
        if (error.Ids.Count > 0)
        {
            exception.Advise($"The answer names {string.Join(", ", error.Ids.Select(id => $"{id.Key} {id.Value}"))}: look at it before you send the same again.");
        }

        Advise(exception, fact?.Advice);
        return exception;
    }

    /// <summary>What to call a failure that is certain.</summary>
    private static ServiceFailure Failure(Sighting sighting, int status, bool speaks, ErrorFact? fact) => sighting switch
    {
        Sighting.Unreadable => ServiceFailure.InvalidResponse,
        Sighting.PutOff when status is 429 or 503 => ServiceFailure.HttpStatus,
        Sighting.PassingFault or Sighting.Redirect => ServiceFailure.HttpStatus,
        Sighting.LastingFault when status >= 500 => ServiceFailure.HttpStatus,
        _ when speaks => fact?.IsLasting == true ? ServiceFailure.CredentialsRefused : ServiceFailure.Refused,
        _ when status == 401 => ServiceFailure.CredentialsRefused,
        _ => ServiceFailure.HttpStatus,
    };

    private static ServiceMeaning Meaning(Sighting sighting, int status) => (sighting, status) switch
    {
        (Sighting.PutOff, 503) => ServiceMeaning.Unavailable,
        (Sighting.PutOff, _) => ServiceMeaning.LimitExceeded,
        (Sighting.PassingFault or Sighting.LastingFault, _) => ServiceMeaning.Unavailable,
        (Sighting.Redirect, _) => ServiceMeaning.WrongAddress,
        (Sighting.Unreadable, _) => ServiceMeaning.Unspecified,
        (_, 401) => ServiceMeaning.CredentialsRefused,
        (_, 403) => ServiceMeaning.PermissionDenied,
        (_, 404) => ServiceMeaning.NotFound,
        (_, 413) => ServiceMeaning.TooLarge,
        (_, 400 or 422) => ServiceMeaning.InvalidArgument,
        _ => ServiceMeaning.Unspecified,
    };

    private ServiceException Make(ApiHttpRequest request, ServiceFailure failure, ServiceMeaning meaning, string? serverText, int? code, string detail, Exception? inner)
    {
        var secrets = request.Secrets.Concat(_secrets()).ToArray();
        var text = serverText is null ? null : Redaction.Clean(serverText, secrets);
        var call = $"{request.Method.Method} {request.Path}";
        var message = failure switch
        {
            ServiceFailure.Refused or ServiceFailure.CredentialsRefused when code is not null => $"{_service} refused {call}: {text ?? "no text"} (code {code}).",
            ServiceFailure.Refused or ServiceFailure.CredentialsRefused => $"{_service} refused {call}: {text ?? detail}.",
            ServiceFailure.HttpStatus => $"{_service} answered {call} with {detail}{(text is null ? string.Empty : ": " + text)}.",
            ServiceFailure.Timeout => $"{_service} did not answer {call}: {detail}.",
            ServiceFailure.Network => $"{_service} could not be reached for {call}: {detail}.",
            ServiceFailure.InvalidResponse => $"{_service} answered {call}, but {detail}.",
            _ => $"It is not known whether {_service} carried out {call}: {detail}{(text is null ? string.Empty : " (" + text + ")")}.",
        };

        // A socket's error text may name host and port, never a query; anything else is kept out of the chain.
        return new ServiceException(_service, failure, message, inner is null ? null : new InvalidOperationException(Redaction.Clean(inner.Message, secrets)))
        {
            Meaning = meaning,
            Code = code,
            Method = request.Method.Method,
            Path = request.Path,
            ServerText = text,
            Attempts = request.Attempts,
        };
    }

    /// <summary>In words that a caller in C# and one at a prompt both can follow; cmdlets add which of them helps.</summary>
    private static void Advise(ServiceException error, FormattableString? ofTheCode)
    {
        var baseUri = new PropertyName(nameof(ApiOptions.BaseUri));
        if (error.Failure == ServiceFailure.WriteOutcomeUnknown)
        {
            error.Advise($"Look whether it was carried out before you send it again; it was not repeated, so that nothing happens twice.");
        }

        if (ofTheCode is not null)
        {
            error.Advise(ofTheCode);
            return;
        }

        FormattableString? advice = (error.Failure, error.Meaning) switch
        {
            (ServiceFailure.WriteOutcomeUnknown, not ServiceMeaning.WrongAddress) => null,
            (ServiceFailure.Timeout, _) => $"Try again, or give a longer {new PropertyName(nameof(ApiOptions.Timeout))}.",
            (ServiceFailure.Network, _) => $"Check the address in {baseUri}, the network and the proxy, then try again.",
            (ServiceFailure.InvalidResponse, _) => $"Check that {baseUri} is the API's address and that no proxy answers in its place.",
            (_, ServiceMeaning.LimitExceeded) => $"Wait, or connect with a lower {new PropertyName(nameof(ApiOptions.RequestsPerMinute))}.",
            (_, ServiceMeaning.WrongAddress) => $"The service has another address; connect with that one as {baseUri}.",
            (ServiceFailure.HttpStatus, ServiceMeaning.NotFound) => $"Check the address in {baseUri}.",
            (_, ServiceMeaning.CredentialsRefused) => $"Check the credentials.",
            (_, ServiceMeaning.Unavailable) => $"Try again later.",
            _ => null,
        };
        if (advice is not null)
        {
            error.Advise(advice);
        }
    }
}
