using System;
using System.Collections.Generic;
using UsedeskUdesk.Client.Outcomes;

namespace UsedeskUdesk.Client.Operations;

/// <summary>An answer that is no success; the client adds what it knows of the call.</summary>
internal sealed class AnswerException : Exception
{
    /// <summary>The answer's envelope is not one of success.</summary>
    public AnswerException(Verdict verdict, Exception? inner = null)
        : base(verdict.Text ?? verdict.Kind.ToString(), inner)
        => Verdict = verdict;

    /// <summary>The answer cannot be used.</summary>
    /// <param name="why">What is wrong with it, as the end of a sentence.</param>
    /// <param name="inner">What the parser said.</param>
    public AnswerException(string why, Exception? inner = null)
        : this(new Verdict(VerdictKind.Unclear, null, why), inner)
    {
    }

    public Verdict Verdict { get; }

    /// <summary>IDs that the answer names all the same.</summary>
    public IReadOnlyDictionary<string, long> Ids { get; set; } = new Dictionary<string, long>();
}
