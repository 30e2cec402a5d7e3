using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>
/// What scripts and programs can rely on, as text files in PublicApi/: a change of it is seen in review, and never by accident.
/// UPDATE_PUBLIC_API=1 dotnet test tests/unit --filter PublicApi writes them anew.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") is "1" or "true";

    [Fact]
    public void CmdletsAreTheListedOnes()
    {
        using var built = new BuiltAssemblies("UsedeskUdesk.PowerShell");
        var lines = PublicApi.Cmdlets(built.Assembly);
        Assert.True(lines.Count > 100);
        Compare("Cmdlets.txt", lines);
    }

    [Theory]
    [InlineData("UsedeskUdesk.Abstractions", null)]
    [InlineData("UsedeskUdesk.Client", "net8.0")]
    [InlineData("UsedeskUdesk.Client", "netstandard2.0")]
    [InlineData("UsedeskUdesk.Loader", null)]
    [InlineData("UsedeskUdesk.PowerShell", null)]
    public void TypesAreTheListedOnes(string project, string? framework)
    {
        using var built = new BuiltAssemblies(project, framework);
        var lines = PublicApi.Types(built.Assembly);
        Assert.NotEmpty(lines);

        // Both builds of the client are one library.
        Compare(project + ".txt", lines);
    }

    private static void Compare(string file, IReadOnlyList<string> lines)
    {
        var path = Path.Combine(Repository.Root, "tests", "unit", "PublicApi", file);
        if (s_update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
            return;
        }

        var listed = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (lines.SequenceEqual(listed))
        {
            return;
        }

        var gone = InContext(listed).Except(InContext(lines)).Select(line => "- " + line);
        var added = InContext(lines).Except(InContext(listed)).Select(line => "+ " + line);
        Assert.Fail($"The public API differs from tests/unit/PublicApi/{file}:\n{string.Join('\n', gone.Concat(added).Take(60))}\n"
            + "A line that goes away breaks somebody's script. If the change is meant: UPDATE_PUBLIC_API=1 dotnet test tests/unit --filter PublicApi");
    }

    /// <summary>Each indented line with the heading above it, since two headings may have the same lines.</summary>
    private static IEnumerable<string> InContext(IEnumerable<string> lines)
    {
        var heading = "";
        foreach (var line in lines)
        {
            heading = line.StartsWith(' ') ? heading : line;
            yield return line.StartsWith(' ') ? $"{heading.Split(' ')[0]}:{line}" : line;
        }
    }
}
