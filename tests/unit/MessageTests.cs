using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>
/// The client speaks to any .NET program: it names properties. The cmdlets show these as parameters and add what to do about it.
/// </summary>
public partial class MessageTests
{
    private static readonly string[] s_files = [.. Repository.Sources("UsedeskUdesk.Client", "UsedeskUdesk.Abstractions")];

    private static readonly HashSet<string> s_properties = [.. typeof(ApiObject).Assembly.GetTypes().SelectMany(type => type.GetProperties()).Select(property => property.Name)];

    private static readonly string s_hints = File.ReadAllText(Path.Combine(Repository.Root, "src/UsedeskUdesk.PowerShell/Errors/RequestHints.cs"));

    [Fact]
    public void NoTextNamesAParameterOrACmdlet()
    {
        var texts = Texts().ToArray();
        Assert.True(texts.Length > 300, $"{texts.Length} texts");
        Assert.Empty(texts.Where(text => PowerShellPattern().IsMatch(text.Value)).Select(text => $"{Path.GetFileName(text.File)}: {text.Value}"));
    }

    [Theory]
    [InlineData("-From user needs an agent", true)]
    [InlineData("Give -AllowUnencrypted.", true)]
    [InlineData("Run Get-UdeskRobot", true)]
    [InlineData("Give it as @{ a = 1 }", true)]
    [InlineData("a well-known word, e-mail, yyyy-MM-dd", false)]
    [InlineData("Retry-After", false)]
    public void TheSearchFindsThem(string text, bool found) => Assert.Equal(found, PowerShellPattern().IsMatch(text));

    [Fact]
    public void EachPropertyThatAMessageNamesExists()
    {
        var named = s_files.SelectMany(file => NamedPattern().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToArray();
        Assert.NotEmpty(named);
        Assert.Equal([], named.Except(s_properties));
    }

    [Fact]
    public void EachHintBelongsToAnErrorOfTheClient()
    {
        var sources = string.Concat(s_files.Select(File.ReadAllText));
        var hints = HintPattern().Matches(s_hints);
        Assert.True(hints.Count > 10);
        Assert.All(hints, hint => Assert.Contains($"\"{hint.Groups[1].Value}\"", sources, StringComparison.Ordinal));
        Assert.All(hints.Where(hint => hint.Groups[2].Length > 0), hint => Assert.Contains(hint.Groups[2].Value, s_properties));
    }

    [Fact]
    public void EachCmdletThatAHintNamesExists()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "UsedeskUdesk.psd1"));
        Assert.All(CmdletPattern().Matches(s_hints), cmdlet => Assert.Contains($"'{cmdlet.Value}'", manifest, StringComparison.Ordinal));
    }

    [Fact]
    public void ParametersThatAreNamedOtherwiseThanPropertiesExist()
    {
        var cmdlets = string.Concat(Repository.Sources("UsedeskUdesk.PowerShell").Select(File.ReadAllText));
        var pairs = ParameterPattern().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/UsedeskUdesk.PowerShell/Errors/ParameterNames.cs")));
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair =>
        {
            Assert.Matches($@"public (?:virtual |override )?\S+ {pair.Groups[1].Value} {{ get; set; }}", cmdlets);
        });
    }

    private static IEnumerable<(string File, string Value)> Texts()
        => s_files
            .SelectMany(file => File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => TextPattern().Matches(line).Select(match => (file, match.Value))));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex TextPattern();

    [GeneratedRegex(@"(?<![\w-])-[A-Z][a-z]\w+|\b(?:[A-Z][a-z]+)-(?:Udesk|Usedesk)\w+|@\{")]
    private static partial Regex PowerShellPattern();

    [GeneratedRegex("(?:Property|new PropertyName|Missing)\\(\"(\\w+)\"\\)")]
    private static partial Regex NamedPattern();

    [GeneratedRegex("\\[\\(\"(\\w+)\", \"(\\w*)\"\\)\\]")]
    private static partial Regex HintPattern();

    [GeneratedRegex(@"\b[A-Z][a-z]+-(?:Udesk|Usedesk)\w+")]
    private static partial Regex CmdletPattern();

    [GeneratedRegex("=> \"-(\\w+)\"")]
    private static partial Regex ParameterPattern();
}
