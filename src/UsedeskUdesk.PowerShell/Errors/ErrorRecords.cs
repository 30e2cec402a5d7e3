using System;
using System.Management.Automation;
using UsedeskUdesk.Vault;

namespace UsedeskUdesk.Errors;

/// <summary>Turns what went wrong into error records with stable ids, a category and advice.</summary>
internal static class ErrorRecords
{
    /// <param name="error">What went wrong.</param>
    /// <param name="target">The item.</param>
    /// <param name="item">How the text names the item; empty where it does not.</param>
    public static ErrorRecord For(Exception error, object? target, string item = "")
    {
        var record = error switch
        {
            ServiceException service => Make(service, service.ErrorId, Category(service), target, ServiceHints.Advice(service)),
            RequestException request => Make(request, request.ErrorId, ErrorCategory.InvalidArgument, target, RequestHints.For(request), request.Describe(ParameterNames.Show)),
            VaultException vault => Make(vault, vault.ErrorId, vault.Category, target, vault.Advice),
            ItemNotFoundException => Make(error, "NotFound", ErrorCategory.ObjectNotFound, target, null),
            OperationCanceledException or ObjectDisposedException => Make(new InvalidOperationException("The connection is closed."), "ConnectionClosed", ErrorCategory.ConnectionError, target, "Connect again; a call that was under way may have been carried out."),
            _ => Make(error, "Unexpected", ErrorCategory.NotSpecified, target, null),
        };
        if (item.Length > 0)
        {
            var text = record.ErrorDetails?.Message ?? error.Message;
            record.ErrorDetails = new ErrorDetails($"{item}: {text}") { RecommendedAction = record.ErrorDetails?.RecommendedAction ?? string.Empty };
        }

        return record;
    }

    /// <summary>
    /// Puts the row before the text of an error that PowerShell wrote by itself: it has been shown by then, but what keeps errors, such as $Error, -ErrorVariable and a
    /// redirected stream, names the row. False where its text named the row already.
    /// </summary>
    /// <param name="record">PowerShell's error, with the row as its target.</param>
    /// <param name="row">The row's number.</param>
    public static bool NameRow(ErrorRecord record, long row)
    {
        var name = ItemName.Of(row, record.TargetObject).ToString();
        var text = record.ErrorDetails?.Message ?? record.Exception.Message;
        if (text.Contains(name))
        {
            return false;
        }

        record.ErrorDetails = new ErrorDetails($"{name}: {text}") { RecommendedAction = record.ErrorDetails?.RecommendedAction ?? string.Empty };
        return true;
    }

    /// <summary>Whether no further item can succeed either.</summary>
    public static bool IsLasting(Exception error) => error is ServiceException { Failure: ServiceFailure.CredentialsRefused } or OperationCanceledException or ObjectDisposedException;

    public static ErrorRecord NotConnected(ServiceName service)
        => Make(
            new InvalidOperationException($"There is no connection to {service}."),
            "NotConnected",
            ErrorCategory.ConnectionError,
            null,
            $"Run Connect-{service} first, or set the environment variable {service.ToString().ToUpperInvariant()}_CONNECTION to the name of a registered connection.");

    /// <summary>An item that left in an earlier run, of which no answer was written down.</summary>
    public static ServiceException UnknownFromBefore(ServiceName service) => Unknown(service, string.Empty, null);

    /// <summary>
    /// An item that left in an earlier run without an answer, and failed when it was sent again: that says nothing of the first time, and a row that
    /// somebody mends and sends could be a second one.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="failure">What became of it this time.</param>
    /// <returns>Null where the failure says already that it is unknown, or is not about the item.</returns>
    public static ServiceException? StillUnknown(ServiceName service, Exception failure) => failure switch
    {
        ServiceException { Failure: ServiceFailure.WriteOutcomeUnknown } => null,
        _ when IsLasting(failure) => null,
        RequestException request => Unknown(service, $" Sent again, it failed: {request.Describe(ParameterNames.Show)}", failure),
        _ => Unknown(service, $" Sent again, it failed: {failure.Message}", failure),
    };

    public static ErrorRecord Argument(string errorId, string message, object? target, string? advice = null)
        => Make(new ArgumentException(message), errorId, ErrorCategory.InvalidArgument, target, advice);

    /// <summary>Structured messages, and the links of their page, are signed with a KEY of their own.</summary>
    public static ErrorRecord NoStructuredMessageKey(UdeskConnection connection)
        => Argument(
            "NoStructuredMessageKey",
            $"The connection {connection.Name} has no structured message KEY, with which these messages are signed.",
            connection,
            "Connect with -StructuredMessageKey. The KEY is on the page 'Structured Messages' of Udesk's management center.");

    /// <summary>The service answered, but has nothing of that number.</summary>
    public static ErrorRecord NotFound(string errorId, string message, object? target)
        => Make(new ItemNotFoundException(message), errorId, ErrorCategory.ObjectNotFound, target, null);

    private static ServiceException Unknown(ServiceName service, string more, Exception? failure)
    {
        var error = new ServiceException(service, ServiceFailure.WriteOutcomeUnknown, $"It left in an earlier run that ended before the answer came, and it is not known whether {service} carried it out.{more}", failure);
        error.Advise($"Look whether it was carried out. Then run again with -ResumeUnknown Skip if it was, or -ResumeUnknown Retry if it was not.");
        return error;
    }

    private static ErrorRecord Make(Exception exception, string errorId, ErrorCategory category, object? target, string? advice, string? message = null)
    {
        var record = new ErrorRecord(exception, errorId, category, ErrorTarget.Of(target));
        message ??= exception.Message;
        if (advice is not null)
        {
            // PowerShell 7 shows the advice itself; Windows PowerShell only keeps it.
            record.ErrorDetails = new ErrorDetails(ClientProvider.IsDesktop ? $"{message} {advice}" : message) { RecommendedAction = advice };
        }
        else if (message != exception.Message)
        {
            record.ErrorDetails = new ErrorDetails(message);
        }

        return record;
    }

    private static ErrorCategory Category(ServiceException error) => error.Failure switch
    {
        ServiceFailure.CredentialsRefused => ErrorCategory.AuthenticationError,
        ServiceFailure.Timeout => ErrorCategory.OperationTimeout,
        ServiceFailure.Network => ErrorCategory.ConnectionError,
        ServiceFailure.InvalidResponse => ErrorCategory.InvalidData,
        ServiceFailure.WriteOutcomeUnknown => ErrorCategory.InvalidResult,
        _ => error.Meaning switch
        {
            ServiceMeaning.NotFound or ServiceMeaning.NoSuchAgent or ServiceMeaning.NoSuchGroup or ServiceMeaning.NoSuchClient or ServiceMeaning.SessionClosed => ErrorCategory.ObjectNotFound,
            ServiceMeaning.CredentialsRefused => ErrorCategory.AuthenticationError,
            ServiceMeaning.PermissionDenied or ServiceMeaning.NotActivated => ErrorCategory.PermissionDenied,
            ServiceMeaning.LimitExceeded or ServiceMeaning.TooLarge => ErrorCategory.LimitsExceeded,
            ServiceMeaning.InvalidArgument or ServiceMeaning.WrongChannel => ErrorCategory.InvalidArgument,
            ServiceMeaning.NobodyOnline => ErrorCategory.ResourceUnavailable,
            _ when error.Failure == ServiceFailure.HttpStatus => ErrorCategory.ProtocolError,
            _ => ErrorCategory.InvalidOperation,
        },
    };
}
