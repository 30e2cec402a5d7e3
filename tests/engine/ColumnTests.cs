using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What stands above a column can be sorted by, what a list shows is there, and nothing of it changes what a pipeline binds.</summary>
[Collection(EngineCollection.Name)]
public sealed class ColumnTests(EngineFixture engine)
{
    private static readonly string s_module = Path.GetDirectoryName(Repository.Module)!;
    private static readonly XDocument s_format = XDocument.Load(Path.Combine(s_module, "UsedeskUdesk.Format.ps1xml"));
    private static readonly XDocument s_types = XDocument.Load(Path.Combine(s_module, "UsedeskUdesk.Types.ps1xml"));

    public static TheoryData<string> Views => [.. s_format.Descendants("View").Select(view => view.Element("Name")!.Value)];

    public static TheoryData<string> Types => [.. s_format.Descendants("ViewSelectedBy").Elements("TypeName").Select(name => name.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Views))]
    public void EachHeaderIsAProperty(string name)
    {
        var view = s_format.Descendants("View").Single(item => item.Element("Name")!.Value == name);
        var headers = view.Descendants("TableColumnHeader").Select(header => header.Element("Label")?.Value ?? string.Empty).ToArray();
        Assert.NotEmpty(headers);
        Assert.DoesNotContain(string.Empty, headers);
        Assert.All(view.Descendants("TableColumnItems"), row => Assert.Equal(headers.Length, row.Elements().Count()));
        foreach (var type in view.Element("ViewSelectedBy")!.Elements("TypeName"))
        {
            Assert.All(headers, header => Assert.True(Sample(type.Value).Properties[header] is not null, $"{type.Value} has no property {header}, which stands above a column."));
        }
    }

    /// <summary>No unknown fields, nothing that needs more than a screen of 24 lines, and only what is there.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void AListShowsNoMoreThanAScreen(string type)
    {
        var sample = Sample(type);
        var shown = ((PSMemberSet)sample.Members["PSStandardMembers"].Value).Members["DefaultDisplayPropertySet"] as PSPropertySet;
        Assert.NotNull(shown);
        Assert.InRange(shown.ReferencedPropertyNames.Count, 1, 21);
        Assert.DoesNotContain("AdditionalProperties", shown.ReferencedPropertyNames);
        Assert.All(shown.ReferencedPropertyNames, property => Assert.True(sample.Properties[property] is not null, $"{type} has no property {property}."));
    }

    /// <summary>A property that is there for a table must not reach a parameter by its name: the pipeline would send what nobody meant.</summary>
    [Fact]
    public void NoColumnBinds()
    {
        // A group is a group; its ID binds in any case.
        string[] meant = ["Group"];
        var commands = engine.Session.Run("Get-Command -Module UsedeskUdesk -CommandType Cmdlet").ThrowIfFailed().Output.Select(item => (CmdletInfo)item.BaseObject);
        var bound = commands
            .SelectMany(command => command.Parameters.Values)
            .Where(parameter => parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName))
            .SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(bound);
        var added = s_types.Descendants().Where(element => element.Name.LocalName is "AliasProperty" or "ScriptProperty").ToArray();
        Assert.NotEmpty(added);
        Assert.All(added, element => Assert.Equal("true", element.Attribute("IsHidden")?.Value));
        var renamed = s_types.Descendants("AliasProperty").Where(element => IsFormerName(element)).Select(element => element.Element("Name")!.Value);
        var binding = added.Select(element => element.Element("Name")!.Value).Except(meant).Except(renamed).Where(bound.Contains).ToArray();
        Assert.True(binding.Length == 0, $"These stand above a column and would bind to a parameter: {string.Join(", ", binding)}");
    }

    /// <summary>
    /// Lists have names in the singular, as parameters have: Tag feeds -Tag. In the plural stands what a single value goes beside (Email and
    /// Emails), and what a cmdlet would otherwise take for the object's own key.
    /// </summary>
    [Fact]
    public void ListsAreNamedInTheSingular()
    {
        string[] others =
        [
            "UsedeskClient.TicketIds", "UsedeskClient.Addresses", "UsedeskClient.Messengers", "UsedeskClient.SiteEntries",
            "UsedeskTicketChangedEvent.Changes", "UsedeskArticleCategory.Articles", "UsedeskArticleCollection.Categories", "UsedeskGroup.Users", "UsedeskUser.Groups",
            "UdeskSurveyOptions.Methods", "UdeskSurveyResolution.Options", "UdeskCustomer.CellPhoneContacts", "UdeskCustomer.OtherEmailContacts", "UsedeskClient.Sites",
        ];
        var lists = LoadedAbstractions().GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.PropertyType.IsGenericType && property.PropertyType.Name == "ItemList`1"))
            .ToArray();
        Assert.True(lists.Length > 40);
        var plural = lists
            .Where(property => property.Name.EndsWith('s') && !property.Name.EndsWith("ss", StringComparison.Ordinal))
            .Where(property => property.DeclaringType!.GetProperty(Singular(property.Name)) is null)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Except(others);
        Assert.Empty(plural);
    }

    private static bool IsFormerName(XElement alias) => alias.Element("ReferencedMemberName")!.Value is { } now && alias.Element("Name")!.Value is { } former && former != now && Singular(former) == now;

    private static string Singular(string name)
        => name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y"
            : name.EndsWith("sses", StringComparison.Ordinal) ? name[..^2]
            : name.TrimEnd('s');

    private Assembly LoadedAbstractions() => ((Type)engine.Session.Run("[UsedeskUdesk.ApiObject]").ThrowIfFailed().Single().BaseObject).Assembly;

    private PSObject Sample(string type)
    {
        var found = (Type)engine.Session.Run($"[{type}]").ThrowIfFailed().Single().BaseObject;
        engine.Session.Run("$null", ("sample", RuntimeHelpers.GetUninitializedObject(found)));
        return engine.Session.Run("$sample").ThrowIfFailed().Single();
    }
}
