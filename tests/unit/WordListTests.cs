using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>The services' words stand once, where checks and completion both read them.</summary>
public class WordListTests
{
    public static TheoryData<Type> Lists => new(typeof(ApiObject).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true } && type.GetProperty("Known") is not null));

    [Fact]
    public void TheyAreFound() => Assert.True(Lists.Count >= 16, $"{Lists.Count} lists");

    [Theory]
    [MemberData(nameof(Lists))]
    public void AListHoldsEachOfItsWordsOnce(Type list)
        => Assert.Equal(list.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!), Words(list));

    [Theory]
    [MemberData(nameof(Lists))]
    public void NoSourceRepeatsAList(Type list)
    {
        var any = string.Join('|', Words(list).Select(Regex.Escape));
        var two = new Regex($"\"({any})\"(, | or )\"({any})\"");
        var sources = Repository.Sources("UsedeskUdesk.Abstractions", "UsedeskUdesk.Client", "UsedeskUdesk.PowerShell");

        Assert.Empty(sources.Where(path => two.IsMatch(File.ReadAllText(path))).Select(Path.GetFileName));
    }

    private static IReadOnlyList<string> Words(Type list) => (IReadOnlyList<string>)list.GetProperty("Known")!.GetValue(null)!;
}
