using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>docs/security.md names the test that holds each promise; each has to be there under that name.</summary>
public partial class SecurityPageTests
{
    [Fact]
    public void EachTestThatThePageNamesIsThere()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "security.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("tests/", StringComparison.Ordinal)).ToArray();
        Assert.True(rows.Length >= 15, $"only {rows.Length} promises have a test");
        foreach (var row in rows)
        {
            var named = Test().Matches(row);
            Assert.NotEmpty(named);
            foreach (Match test in named)
            {
                var path = Path.Combine(Repository.Root, test.Groups["file"].Value);
                Assert.True(File.Exists(path), $"There is no file {test.Groups["file"].Value}.");
                Assert.True(File.ReadAllText(path).Contains(test.Groups["name"].Value, StringComparison.Ordinal), $"{test.Groups["file"].Value} has no test '{test.Groups["name"].Value}'.");
            }
        }
    }

    [GeneratedRegex("`(?<file>tests/[^`:]+): (?<name>[^`]+)`")]
    private static partial Regex Test();
}
