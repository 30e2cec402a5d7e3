using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace UsedeskUdesk.Tests.Properties;

/// <summary>
/// A property that is tried with so many cases in an ordinary run, and with USEDESKUDESK_PROPERTY_BUDGET times as many in a long one.
/// A failure names the case and FsCheck's replay values: new ones each run, so that runs add up.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BudgetPropertyAttribute : PropertyAttribute
{
    /// <summary>The variable that <c>build.ps1 property-test -Budget</c> sets.</summary>
    public const string Variable = "USEDESKUDESK_PROPERTY_BUDGET";

    private static readonly int s_budget = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var budget) && budget > 0 ? budget : 1;

    /// <param name="cases">Cases of an ordinary run.</param>
    public BudgetPropertyAttribute(int cases)
    {
        MaxTest = cases * s_budget;
        Arbitrary = [typeof(Seeds)];
        QuietOnSuccess = true;
    }
}

/// <summary>One case, from which everything random in it follows.</summary>
/// <param name="Value">The number to give to <see cref="Make"/> to see the case again.</param>
public sealed record Seed(int Value)
{
    internal Make Make() => new(Value);
}

/// <summary>How FsCheck makes them: any of them is as likely as any other.</summary>
public static class Seeds
{
    /// <summary>Its generator.</summary>
    public static Arbitrary<Seed> Seed() => Gen.Choose(0, int.MaxValue - 1).Select(value => new Seed(value)).ToArbitrary();
}
