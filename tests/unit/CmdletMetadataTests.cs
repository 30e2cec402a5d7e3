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

    /// <summary>The namespace is the end of each error's FullyQualifiedErrorId, which scripts compare with.</summary>
    [Fact]
    public void TheNamespaceStaysAsItStandsInErrorIds()
        => None(s_cmdlets.Where(cmdlet => !File.ReadAllText(cmdlet.Path).Contains("namespace UsedeskUdesk.Commands;", StringComparison.Ordinal)), "are in another namespace");

    /// <summary>The classes that hold the verbs hold only approved ones; a verb written as text is none of them.</summary>
    [Fact]
    public void VerbsAreApprovedAndNounsNameTheService()
    {
        string[] classes = ["VerbsCommon", "VerbsCommunications", "VerbsData", "VerbsDiagnostic", "VerbsLifecycle", "VerbsOther", "VerbsSecurity"];
        None(s_cmdlets.Where(cmdlet => !classes.Contains(cmdlet.VerbClass)), "write their verb as text");
        None(s_cmdlets.Where(cmdlet => !NounPattern().IsMatch(cmdlet.Noun)), "have a noun without the service's name");
    }

    /// <summary>PowerShell's own refusal quotes what it cannot take for a secure string.</summary>
    [Fact]
    public void EachSecretParameterRefusesAllElseWithoutShowingIt()
    {
        var secrets = Directory.EnumerateFiles(Path.Combine(s_root, "src", "UsedeskUdesk.PowerShell", "Cmdlets"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => SecretPattern().Matches(File.ReadAllText(path)).Select(match => (File: Path.GetFileName(path), Attributes: match.Groups["attributes"].Value)))
            .Where(property => property.Attributes.Contains("[Parameter", StringComparison.Ordinal))
            .ToArray();
        Assert.True(secrets.Length >= 9, $"{secrets.Length} parameters");
        Assert.Empty(secrets.Where(property => !property.Attributes.Contains("[SecretArgument]", StringComparison.Ordinal)).Select(property => property.File));
    }

    [Fact]
    public void WhatDeletesOrClosesAsksFirst()
    {
        string[] deleting = ["Remove", "Close", "Exit"];
        None(s_cmdlets.Where(cmdlet => deleting.Contains(cmdlet.Verb) && !cmdlet.Arguments.Contains("ConfirmImpact.High", StringComparison.Ordinal)), "do not ask before they delete or close");
        string[] writing = ["Remove", "Close", "Exit", "New", "Update", "Set", "Add", "Send", "Submit", "Invoke", "Connect", "Disconnect", "Register", "Unregister"];
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

    /// <summary>The base classes seal PowerShell's own methods; so nothing may go round them, and nothing may replace what they do.</summary>
    [Fact]
    public void EachDerivesFromTheBaseClassesAndLeavesTheirWorkToThem()
    {
        None(s_cmdlets.Where(cmdlet => !Bases(cmdlet.ClassName).Contains("ModuleCmdlet")), "do not derive from ModuleCmdlet");
        var others = Sources().Where(source => source.Folder != BaseFolder).ToArray();
        Nowhere(others, @"\b(ProcessRecord|BeginProcessing|EndProcessing|StopProcessing)\(", "has one of PowerShell's methods outside Cmdlets/Base");
        Nowhere(others, @"override void (Initialize|BeforeItem|Finish|Release)\(", "overrides what is for the base classes alone");
        Nowhere(others, @"abstract (partial )?class \w+Cmdlet\b", "is a base class outside Cmdlets/Base");
    }

    /// <summary>Only what goes through the base classes' own methods is guarded, tracked, and asked about with -WhatIf.</summary>
    [Fact]
    public void WhatChangesSomethingGoesThroughTheItemBase()
    {
        string[] tracked = ["ItemCmdlet", "InvokeApiCmdlet"];
        None(
            s_cmdlets.Where(cmdlet => Bases(cmdlet.ClassName).Contains("ServiceCmdlet") && cmdlet.ChangesState && !Bases(cmdlet.ClassName).Any(tracked.Contains)),
            "change something and do not derive from ItemCmdlet");
        var others = Sources().Where(source => source.Folder != BaseFolder).ToArray();
        Nowhere(others, @"\bShouldProcess\(", "asks with ShouldProcess outside Cmdlets/Base");
        Nowhere(others.Where(source => source.Path.Split(Path.DirectorySeparatorChar).Contains("Cmdlets")), @"(?<!\w)Start\(", "starts an untracked task outside Cmdlets/Base");
        None(
            s_cmdlets.Where(cmdlet => !cmdlet.ChangesState && Bases(cmdlet.ClassName).Contains("ServiceCmdlet")
                && Regex.IsMatch(File.ReadAllText(cmdlet.Path), @"(?<!\w)(Send|Write|StartWrite)\(")),
            "send changes without SupportsShouldProcess");
    }

    /// <summary>A vault, a long journal or the content of a file may take long; only what runs in WaitFor is left behind by Ctrl+C.</summary>
    [Fact]
    public void WhatMayTakeLongRunsOffThePipelineThread()
    {
        var slow = Sources()
            .Where(source => source.Folder != "Vault")
            .Select(source => source.Text.Split('\n'))
            .SelectMany(lines => Enumerable.Range(0, lines.Length)
                .Where(line => Regex.IsMatch(lines[line], @"\.OpenJournal\(|journal\.Begin\(|ConnectionStore\.\w+\(|_openRegistered\("))
                .Select(line => string.Join('\n', lines[Math.Max(0, line - 5)..(line + 1)])))
            .ToArray();
        Assert.True(slow.Length > 5, $"{slow.Length} calls");
        Assert.All(slow, call => Assert.Contains("WaitFor(", call));
    }

    /// <summary>What creates something can be resumed. A session or a tag may be asked for twice: the second time it is there.</summary>
    [Fact]
    public void WhatCreatesHasAJournal()
    {
        string[] verbs = ["New", "Add"];
        string[] idempotent = ["New-UdeskImSession", "Add-UsedeskTicketTag"];
        None(
            s_cmdlets.Where(cmdlet => verbs.Contains(cmdlet.Verb) && Bases(cmdlet.ClassName).Contains("ServiceCmdlet") && !idempotent.Contains(cmdlet.Name)
                && !Bases(cmdlet.ClassName).Contains("CreateCmdlet")),
            "create something and do not derive from CreateCmdlet");
    }

    /// <summary>The rule for piped answers sets parameters back to nothing; so each must have a key that stays, and a "nothing".</summary>
    [Fact]
    public void UpdateCmdletsHaveAKeyAndValuesThatCanBeAbsent()
    {
        var updates = s_cmdlets.Where(cmdlet => cmdlet.Verb == "Update").ToArray();
        Assert.NotEmpty(updates);
        foreach (var update in updates)
        {
            var parameters = Parameters(update).Where(parameter => parameter.Attributes.Contains("ValueFromPipelineByPropertyName = true", StringComparison.Ordinal)).ToArray();
            Assert.Contains(parameters, parameter => parameter.IsKey);
            Assert.All(parameters.Where(parameter => !parameter.IsKey), parameter => Assert.True(
                parameter.Type.EndsWith('?') || parameter.Type == "SwitchParameter",
                $"{update.Name} -{parameter.Name} has no value that says nothing"));
        }
    }

    [Fact]
    public void ListsOfNumbersBindInOneWay()
    {
        var lists = Sources().SelectMany(source => ParameterPattern().Matches(source.Text).Select(match => new Parameter(match)))
            .Where(parameter => parameter.Type.TrimEnd('?') == "long[]")
            .ToArray();
        Assert.True(lists.Length > 5);
        Assert.All(lists, parameter => Assert.Contains("[NumberListArgument]", parameter.Attributes));
    }

    [Fact]
    public void EachTypeHasAFileOfItsName()
    {
        foreach (var source in Sources())
        {
            var types = TypePattern().Matches(source.Text).Select(match => match.Groups["name"].Value).ToArray();
            Assert.True(types.Length == 1 && types[0] == Path.GetFileNameWithoutExtension(source.Path).Split('{')[0], $"{source.Path} holds {string.Join(", ", types)}");
        }
    }

    private const string BaseFolder = "Base";

    private static IEnumerable<Source> Sources()
        => Directory.EnumerateFiles(Path.Combine(s_root, "src", "UsedeskUdesk.PowerShell"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(path => new Source(path, Path.GetFileName(Path.GetDirectoryName(path))!, File.ReadAllText(path)));

    private static void Nowhere(IEnumerable<Source> sources, string pattern, string what)
    {
        var found = sources.Where(source => Regex.IsMatch(source.Text, pattern)).Select(source => Path.GetFileName(source.Path)).ToArray();
        Assert.True(found.Length == 0, $"{string.Join(", ", found)} {what}");
    }

    /// <summary>The classes above a class, by the sources.</summary>
    private static string[] Bases(string className)
    {
        var bases = new List<string>();
        for (var next = className; s_classes.Value.TryGetValue(next, out var parent); next = parent)
        {
            bases.Add(parent);
        }

        return [.. bases];
    }

    private static readonly Lazy<Dictionary<string, string>> s_classes = new(() => Sources()
        .SelectMany(source => ClassPattern().Matches(source.Text))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["base"].Value));

    /// <summary>A cmdlet's parameters, those of its base classes included.</summary>
    private static IEnumerable<Parameter> Parameters(Cmdlet cmdlet)
    {
        var names = Bases(cmdlet.ClassName).Prepend(cmdlet.ClassName).ToArray();
        return Sources()
            .Where(source => names.Contains(Path.GetFileNameWithoutExtension(source.Path).Split('{')[0]))
            .SelectMany(source => ParameterPattern().Matches(source.Text))
            .Select(match => new Parameter(match));
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

    [GeneratedRegex(@"(?<attributes>(^ *\[[^\n]*\r?\n)*) *public (override |virtual )?SecureString(\[\])?\?? \w+ \{", RegexOptions.Multiline)]
    private static partial Regex SecretPattern();

    [GeneratedRegex("""^\[Cmdlet\((?<class>\w+\.|")(?<verb>\w+)"?, *"(?<noun>\w+)"(?<arguments>[^\]]*)\)\](?:\s*\[[^\n]*\]\s*$)*\s*(?<modifiers>(?:\w+ )+)class (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex CmdletPattern();

    [GeneratedRegex(@"^(?:public|internal) (?:sealed |abstract |static |readonly )*class (?<name>\w+)(?:<[^>\n]*>)? : (?<base>\w+)", RegexOptions.Multiline)]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"^(?:public|internal) (?:sealed |abstract |static |readonly )*(?:class|struct|enum|interface|record) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"(?<attributes>(?:^    \[[^\n]*\]\n)+)    public (?:virtual |override )?(?<type>[\w<>\[\]?]+) (?<name>\w+) \{ get; set; \}", RegexOptions.Multiline)]
    private static partial Regex ParameterPattern();

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

        public bool ChangesState => Arguments.Contains("SupportsShouldProcess = true", StringComparison.Ordinal);
    }
    private sealed record Source(string Path, string Folder, string Text);

    private sealed class Parameter(Match match)
    {
        public string Name { get; } = match.Groups["name"].Value;

        public string Type { get; } = match.Groups["type"].Value;

        public string Attributes { get; } = match.Groups["attributes"].Value;

        public bool IsKey => Attributes.Contains("[ItemKey]", StringComparison.Ordinal);
    }
}
