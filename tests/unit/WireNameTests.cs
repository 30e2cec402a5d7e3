using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using UsedeskUdesk.Client.Json;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>The services' names stand beside the properties that they fill.</summary>
public class WireNameTests
{
    private static readonly SnakeCaseNamingStrategy s_default = new();

    public static TheoryData<Type> Models
        => new(typeof(ApiObject).Assembly.GetTypes().Where(type => typeof(ApiObject).IsAssignableFrom(type) && !type.IsAbstract));

    [Fact]
    public void OnlyModelsHaveWireNames()
        => Assert.All(
            typeof(ApiObject).Assembly.GetTypes().Where(type => type.GetProperties().Any(property => property.IsDefined(typeof(WireNameAttribute)))),
            type => Assert.True(typeof(ApiObject).IsAssignableFrom(type)));

    [Theory]
    [MemberData(nameof(Models))]
    public void AWireNameSaysMoreThanThePropertyDoes(Type model)
    {
        foreach (var property in model.GetProperties())
        {
            if (property.GetCustomAttribute<WireNameAttribute>() is { } names)
            {
                Assert.True(property.CanWrite, $"{property.Name} cannot be filled.");
                Assert.True(names.Aliases.Count > 0 || names.Name != Default(property), $"{property.Name}: '{names.Name}' is its name anyway.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void NoFieldFillsTwoProperties(Type model)
    {
        var names = model.GetProperties().Where(property => property.CanWrite).SelectMany(Names).ToArray();

        Assert.Equal(names.Distinct(), names);
    }

    /// <summary>Under each of its names a value arrives in its property.</summary>
    [Theory]
    [InlineData(typeof(UsedeskTicket), "id", nameof(UsedeskTicket.TicketId))]
    [InlineData(typeof(UsedeskTicket), "ticket_id", nameof(UsedeskTicket.TicketId))]
    [InlineData(typeof(UsedeskTag), "id", nameof(UsedeskTag.TagId))]
    [InlineData(typeof(UsedeskTag), "ticket_tag_id", nameof(UsedeskTag.TagId))]
    [InlineData(typeof(UsedeskAddress), "address", nameof(UsedeskAddress.Street))]
    [InlineData(typeof(UdeskImSession), "logId", nameof(UdeskImSession.LogId))]
    [InlineData(typeof(UdeskImSession), "robotName", nameof(UdeskImSession.RobotName))]
    [InlineData(typeof(UdeskImSession), "agent_avatar", nameof(UdeskImSession.AgentAvatar))]
    [InlineData(typeof(UdeskRobotTopic), "quesitionTypeId", nameof(UdeskRobotTopic.QuestionTypeId))]
    public void EachNameIsRead(Type model, string field, string property)
    {
        var serializer = model.Name.StartsWith("Udesk", StringComparison.Ordinal) ? WireSerializer.Udesk : WireSerializer.Usedesk;
        var read = (ApiObject)new JObject { [field] = "7" }.ToObject(model, serializer)!;

        Assert.Equal("7", Convert.ToString(model.GetProperty(property)!.GetValue(read), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(read.AdditionalProperties);
    }

    private static IEnumerable<string> Names(PropertyInfo property)
        => property.GetCustomAttribute<WireNameAttribute>() is { } names ? names.Aliases.Prepend(names.Name) : [Default(property)];

    private static string Default(PropertyInfo property) => s_default.GetPropertyName(property.Name, hasSpecifiedName: false);
}
