namespace UsedeskUdesk.Client.Outcomes;

/// <summary>What an answer's own fields say.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Code">The service's code, where there is one.</param>
/// <param name="Text">The service's text; for <see cref="VerdictKind.Unclear"/> what is wrong with the answer.</param>
internal readonly record struct Verdict(VerdictKind Kind, int? Code = null, string? Text = null);
