using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UsedeskUdesk.Tests.Support;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>
/// What holds for every cmdlet, read from the sources: the suite needs no PowerShell for it, and a cmdlet that somebody forgot to build,
/// export, test or describe is found all the same.
/// </summary>
public partial class CmdletMetadataTests
{
    private static readonly string s_root = Repository.Root;

    private static readonly Cmdlet[] s_cmdlets = Directory
        .EnumerateFiles(Path.Combine(s_root, "src", "UsedeskUdesk.PowerShell"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(path => CmdletPattern().Matches(File.ReadAllText(path)).Select(match => new Cmdlet(path, match)))
        .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)
        .ToArray();

    [Fact]
    public void EveryCmdletIsFound()
    {
        var attributes = Directory.EnumerateFiles(Path.Combine(s_root, "src", "UsedeskUdesk.PowerShell"), "*.cs", SearchOption.AllDirectories)
            .Sum(path => File.ReadAllLines(path).Count(line => line.TrimStart().StartsWith("[Cmdlet(", StringComparison.Ordinal)));
        Assert.True(attributes >= 17, $"{attributes} cmdlets");
        Assert.Equal(attributes, s_cmdlets.Length);
        Assert.Equal(s_cmdlets.Length, s_cmdlets.Select(cmdlet => cmdlet.Name).Distinct().Count());
    }

    [Fact]
    public void EachIsASealedPublicClassInAFileOfItsOwn()
    {
        None(s_cmdlets.Where(cmdlet => !cmdlet.Modifiers.SequenceEqual(["public", "sealed"])), "are not public and sealed");
        None(s_cmdlets.GroupBy(cmdlet => cmdlet.Path).Where(file => file.Count() > 1).SelectMany(file => file), "share a file");
        None(s_cmdlets.Where(cmdlet => Path.GetFileNameWithoutExtension(cmdlet.Path) != cmdlet.ClassName), "are in a file of another name");
        None(s_cmdlets.Where(cmdlet => cmdlet.ClassName != cmdlet.Verb + cmdlet.Noun + "Command"), "have a class of another name");
    }

    /// <summary>The classes that hold the verbs hold only approved ones; a verb written as text is none of them.</summary>
    [Fact]
    public void VerbsAreApprovedAndNounsNameTheService()
    {
        string[] classes = ["VerbsCommon", "VerbsCommunications", "VerbsData", "VerbsDiagnostic", "VerbsLifecycle", "VerbsOther", "VerbsSecurity"];
        None(s_cmdlets.Where(cmdlet => !classes.Contains(cmdlet.VerbClass)), "write their verb as text");
        None(s_cmdlets.Where(cmdlet => !NounPattern().IsMatch(cmdlet.Noun)), "have a noun without the service's name");
    }

    [Fact]
    public void WhatDeletesOrClosesAsksFirst()
    {
        string[] deleting = ["Remove", "Close", "Exit"];
        None(s_cmdlets.Where(cmdlet => deleting.Contains(cmdlet.Verb) && !cmdlet.Arguments.Contains("ConfirmImpact.High", StringComparison.Ordinal)), "do not ask before they delete or close");
        string[] writing = ["Remove", "Close", "Exit", "New", "Update", "Set", "Add", "Send", "Submit", "Invoke"];
        string[] local = ["UdeskSignature", "UdeskStructuredMessage", "UdeskStructuredMessageButton"];
        None(
            s_cmdlets.Where(cmdlet => writing.Contains(cmdlet.Verb) && !(cmdlet.Verb == "New" && local.Contains(cmdlet.Noun))
                && !cmdlet.Arguments.Contains("SupportsShouldProcess = true", StringComparison.Ordinal)),
            "have no -WhatIf");
    }

    [Fact]
    public void TheManifestExportsExactlyTheCmdlets()
    {
        var manifest = File.ReadAllText(Directory.EnumerateFiles(s_root, "UsedeskUdesk.psd1").Single());
        var list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)");
        Assert.True(list.Success);
        var exported = Regex.Matches(list.Groups[1].Value, "'([^']+)'").Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(s_cmdlets.Select(cmdlet => cmdlet.Name).Order(StringComparer.OrdinalIgnoreCase), exported.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(exported.Order(StringComparer.OrdinalIgnoreCase), exported);
    }

    [Fact]
    public void EachHasATest() => SameFiles(Path.Combine("tests", "pester"), ".Tests.ps1", ["Operations-"], "have no test");

    [Fact]
    public void EachHasAPage()
    {
        SameFiles(Path.Combine("docs", "en-US"), ".md", ["about_"], "have no page");
        None(
            s_cmdlets.Where(cmdlet => Path.Combine(s_root, "docs", "en-US", cmdlet.Name + ".md") is var page
                && File.Exists(page) && File.ReadAllText(page) is var text
                && (text.Contains("{{", StringComparison.Ordinal) || Examples(text) < 2)),
            "have a page with less than two examples or with a placeholder left");
    }

    private static int Examples(string page)
        => Regex.Match(page, @"^## EXAMPLES$(.*?)^## ", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } part
            ? Regex.Count(part.Groups[1].Value, "^### ", RegexOptions.Multiline)
            : 0;

    /// <summary>A file for each cmdlet, and none for a cmdlet that does not exist.</summary>
    private static void SameFiles(string folder, string ending, string[] others, string what)
    {
        var path = Path.Combine(s_root, folder);
        var names = !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*" + ending).Select(file => Path.GetFileName(file)[..^ending.Length]).ToArray();
        None(s_cmdlets.Where(cmdlet => !names.Contains(cmdlet.Name)), what);
        var stray = names.Where(name => CommandPattern().IsMatch(name) && !others.Any(name.StartsWith) && s_cmdlets.All(cmdlet => cmdlet.Name != name));
        Assert.True(!stray.Any(), $"In {folder}, but no cmdlet: {string.Join(", ", stray)}");
    }

    private static void None(IEnumerable<Cmdlet> cmdlets, string what)
    {
        var names = cmdlets.Select(cmdlet => cmdlet.Name).ToArray();
        Assert.True(names.Length == 0, $"These {what}: {string.Join(", ", names)}");
    }

    [GeneratedRegex("""^\[Cmdlet\((?<class>\w+\.|")(?<verb>\w+)"?, *"(?<noun>\w+)"(?<arguments>[^\]]*)\)\](?:\s*\[[^\n]*\]\s*$)*\s*(?<modifiers>(?:\w+ )+)class (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex CmdletPattern();

    [GeneratedRegex("^(Udesk|Usedesk)([A-Z]|$)")]
    private static partial Regex NounPattern();

    [GeneratedRegex("^[A-Z][a-z]+-(Udesk|Usedesk)")]
    private static partial Regex CommandPattern();

    private sealed class Cmdlet(string path, Match match)
    {
        public string Path { get; } = path;

        public string VerbClass { get; } = match.Groups["class"].Value.TrimEnd('.');

        public string Verb { get; } = match.Groups["verb"].Value;

        public string Noun { get; } = match.Groups["noun"].Value;

        public string Name => $"{Verb}-{Noun}";

        public string Arguments { get; } = match.Groups["arguments"].Value;

        public string[] Modifiers { get; } = match.Groups["modifiers"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public string ClassName { get; } = match.Groups["name"].Value;
    }
}
