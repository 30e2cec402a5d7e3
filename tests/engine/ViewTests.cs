using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>
/// How objects look at a prompt. Views/ has a file for each type: what must never be cut off, script that makes samples, and the text that
/// a person sees at 80 and at 120 columns. With USEDESKUDESK_UPDATE_VIEWS=1 the texts are written anew; look at the difference then.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class ViewTests
{
    private static readonly string s_folder = Repository.Combine("tests", "engine", "Views");

    private readonly EngineFixture _engine;

    public ViewTests(EngineFixture engine)
    {
        _engine = engine;
        engine.Reset();
    }

    private static IEnumerable<string> Names => Directory.EnumerateFiles(s_folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static TheoryData<string> Types => [.. Names];

    [Theory]
    [MemberData(nameof(Types))]
    public void Looks(string type)
    {
        var path = Path.Combine(s_folder, type + ".txt");
        var sample = Sample.Read(path);
        var narrow = Shown(sample.Script, 80);
        var wide = Shown(sample.Script, 120);
        if (Environment.GetEnvironmentVariable("USEDESKUDESK_UPDATE_VIEWS") == "1")
        {
            File.WriteAllText(path, (sample with { Narrow = narrow, Wide = wide }).ToString());
        }

        Assert.NotEmpty(sample.Essential);
        foreach (var text in sample.Essential)
        {
            Assert.True(narrow.Contains(text, StringComparison.Ordinal), $"'{text}' is cut off or missing at 80 columns:\n{narrow}");
            Assert.True(wide.Contains(text, StringComparison.Ordinal), $"'{text}' is cut off or missing at 120 columns:\n{wide}");
        }

        Assert.Equal(sample.Narrow, narrow);
        Assert.Equal(sample.Wide, wide);
        Assert.DoesNotContain("InvalidArgument", narrow, StringComparison.Ordinal);
    }

    /// <summary>Every view that the module brings, and every type that an operation emits.</summary>
    [Fact]
    public void EveryTypeHasAFile()
    {
        var viewed = XDocument.Load(Path.Combine(Path.GetDirectoryName(Repository.Module)!, "UsedeskUdesk.Format.ps1xml")).Descendants("TypeName").Select(name => name.Value["UsedeskUdesk.".Length..]);
        var emitted = OperationTests.Rows.SelectMany(row => row.Emits).Select(item => item.Type).Where(type => !type.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(viewed.Union(emitted).Except(Names));
    }

    /// <summary>A table has its headers underlined. These show themselves as lists, having no view.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void IsATable(string type)
    {
        string[] lists = ["ConnectionTest", "UdeskSignatureParts"];
        Assert.Equal(!lists.Contains(type), Sample.Read(Path.Combine(s_folder, type + ".txt")).Narrow.Contains("---", StringComparison.Ordinal));
    }

    private string Shown(string script, int width)
        => string.Join('\n', _engine.Session.Show(script, width).Split('\n').Select(line => line.TrimEnd())).Trim('\n');

    private sealed record Sample(IReadOnlyList<string> Essential, string Script, string Narrow, string Wide)
    {
        private const string At80 = "==== 80\n";
        private const string At120 = "==== 120\n";

        public static Sample Read(string path)
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            var (narrow, wide) = (text.IndexOf(At80, StringComparison.Ordinal), text.IndexOf(At120, StringComparison.Ordinal));
            var head = (narrow < 0 ? text : text[..narrow]).Split('\n', 2);
            return new Sample(
                head[0]["essential: ".Length..].Split(" | "),
                head[1].Trim('\n'),
                narrow < 0 ? string.Empty : text[(narrow + At80.Length)..wide].Trim('\n'),
                wide < 0 ? string.Empty : text[(wide + At120.Length)..].Trim('\n'));
        }

        public override string ToString() => $"essential: {string.Join(" | ", Essential)}\n{Script}\n{At80}{Narrow}\n{At120}{Wide}\n";
    }
}
