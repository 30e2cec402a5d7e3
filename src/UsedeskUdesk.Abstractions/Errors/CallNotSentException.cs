using System;
using System.Threading;

namespace UsedeskUdesk;

/// <summary>
/// A call was cancelled, and certainly not carried out: it had not left yet, or waited to be sent again after the service had put it off. A call that is
/// cancelled later than that ends in a plain <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class CallNotSentException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="inner">What ended the call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public CallNotSentException(Exception inner, CancellationToken cancellationToken)
        : base("The call was cancelled before it had left; nothing was carried out.", inner, cancellationToken)
    {
    }
}
