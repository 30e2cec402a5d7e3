using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>What stands in a cell of a CSV file, which has each value as its text.</summary>
public sealed class CellTests
{
    public static TheoryData<Type> Results
        => [.. typeof(ApiObject).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && typeof(ApiObject).IsAssignableFrom(type) && type.GetConstructor([]) is not null)];

    /// <summary>Whatever kind of list is put into a result, a cell never shows the name of its type.</summary>
    [Theory]
    [MemberData(nameof(Results))]
    public void AListIsItsValues(Type type)
    {
        var item = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties().Where(static property => property.SetMethod?.IsPublic == true && property.PropertyType.IsGenericType))
        {
            var array = Array.CreateInstance(property.PropertyType.GetGenericArguments()[0], 0);
            if (property.PropertyType.GetGenericTypeDefinition() != typeof(IReadOnlyList<>) || !property.PropertyType.IsInstanceOfType(array))
            {
                continue;
            }

            property.SetValue(item, array);
            Assert.Equal(string.Empty, property.GetValue(item)!.ToString());
        }
    }

    [Fact]
    public void ContactsAreTheirTexts()
    {
        var customer = new UdeskCustomer { CellPhoneContacts = new[] { new UdeskContact(1, "138"), new UdeskContact(2, "139") } };
        Assert.Equal("138; 139", customer.CellPhoneContacts.ToString());
        customer.CellPhoneContacts = null;
        Assert.Null(customer.CellPhoneContacts);
    }
}
