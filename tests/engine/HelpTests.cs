using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UsedeskUdesk.EngineTests.Support;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>Get-Help, as the module's help file answers it.</summary>
[Collection(EngineCollection.Name)]
public sealed class HelpTests(EngineFixture engine)
{
    public static TheoryData<string> Cmdlets => [.. OperationTests.Cmdlets];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void SaysWhatTheCmdletAndEachParameterDoAndShowsAnExample(string cmdlet)
    {
        var help = engine.Session.Run($"Get-Help {cmdlet} -Full").ThrowIfFailed().Single();
        Assert.StartsWith("MamlCommandHelpInfo", help.TypeNames[0]);
        Assert.NotEqual(string.Empty, Text(help.Properties["Synopsis"].Value));
        Assert.NotEqual(string.Empty, Text(help.Properties["Description"].Value));

        var examples = List(Property(help.Properties["Examples"].Value, "example"));
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(cmdlet, Text(example.Properties["code"]?.Value) + Text(example.Properties["remarks"]?.Value) + Text(example.Properties["introduction"]?.Value), StringComparison.Ordinal));

        var described = List(Property(help.Properties["Parameters"].Value, "parameter")).ToDictionary(parameter => Text(parameter.Properties["Name"].Value), parameter => Text(parameter.Properties["Description"]?.Value), StringComparer.OrdinalIgnoreCase);
        var command = (CmdletInfo)engine.Session.Run($"Get-Command {cmdlet}").ThrowIfFailed().Single().BaseObject;
        var common = typeof(System.Management.Automation.Internal.CommonParameters).GetProperties().Select(property => property.Name);
        foreach (var parameter in command.Parameters.Values.Where(parameter => !common.Contains(parameter.Name) && !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow)))
        {
            Assert.True(described.TryGetValue(parameter.Name, out var text) && text.Length > 0, $"-{parameter.Name} of {cmdlet} is not described.");
        }
    }

    [Fact]
    public void KnowsTheModulesTopic()
    {
        var help = engine.Session.Run("Get-Help about_UsedeskUdesk").ThrowIfFailed();
        Assert.Contains("WriteOutcomeUnknown", string.Join('\n', help.Output.Select(item => item.ToString())), StringComparison.Ordinal);
    }

    private static object? Property(object? value, string name) => value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;

    private static IReadOnlyList<PSObject> List(object? value) => value switch
    {
        null => [],
        PSObject { BaseObject: System.Collections.IEnumerable list and not string } => [.. list.Cast<object>().Select(PSObject.AsPSObject)],
        System.Collections.IEnumerable list and not string => [.. list.Cast<object>().Select(PSObject.AsPSObject)],
        _ => [PSObject.AsPSObject(value)],
    };

    private static string Text(object? value) => string.Join(' ', List(value).Select(item => item.Properties["Text"]?.Value?.ToString() ?? item.ToString())).Trim();
}
