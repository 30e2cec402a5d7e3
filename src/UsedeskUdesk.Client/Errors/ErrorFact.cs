using System;

namespace UsedeskUdesk.Client.Errors;

/// <summary>What is known of one of a service's codes.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="IsLasting">Whether every further call of the same connection must fail too.</param>
internal sealed record ErrorFact(ServiceMeaning Meaning, FormattableString? Advice = null, bool IsLasting = false);
