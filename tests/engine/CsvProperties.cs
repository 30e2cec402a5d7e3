using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using UsedeskUdesk.EngineTests.Support;
using UsedeskUdesk.Tests.Properties;
using Xunit;

namespace UsedeskUdesk.EngineTests;

/// <summary>What stands in a row of a CSV file arrives as it stands there, whatever it is; an empty cell says nothing.</summary>
[Collection(EngineCollection.Name)]
[Trait("Kind", "Property")]
public sealed class CsvProperties(EngineFixture engine)
{
    private static readonly string[] s_columns = ["Subject", "Message", "ClientName", "AdditionalId", "PrivateComment", "TicketId"];

    [BudgetProperty(25)]
    public void CellsArriveAsTheyStand(Seed seed)
    {
        var make = seed.Make();
        engine.Reset();
        var rows = Enumerable.Range(0, 1 + make.Below(5)).Select(_ => new[]
        {
            "s" + Cell(make), "m" + Cell(make), Cell(make), Cell(make), make.OneOf(["", "yes", "no", "1", "0", "True", "FALSE"]), make.OneOf(["", "7"]),
        }).ToArray();
        // As Import-Csv makes them: every cell is text, the columns in any order. (The engine's package has no Import-Csv.)
        var columns = make.Shuffled(Enumerable.Range(0, s_columns.Length));
        var items = rows.Select(row =>
        {
            var item = new PSObject();
            foreach (var column in columns)
            {
                item.Properties.Add(new PSNoteProperty(s_columns[column], row[column]));
            }

            return item;
        }).ToArray();

        engine.Session.Run("$items | New-UsedeskTicket -ClientEmail a@example.test", ("items", items)).ThrowIfFailed();

        var arrived = engine.Requests.Select(call => JsonNode.Parse(call.Body!)!.AsObject()).ToArray();
        Assert.Equal(rows.Length, arrived.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            Same(rows[i][0], arrived[i]["subject"]);
            Same(rows[i][1], arrived[i]["message"]);
            Same(rows[i][2], arrived[i]["client_name"]);
            Same(rows[i][3], arrived[i]["additional_id"]);
            Assert.Equal(rows[i][4] is "yes" or "1" or "True", arrived[i].ContainsKey("private_comment"));
            // A column that the cmdlet has no parameter for.
            Assert.False(arrived[i].ContainsKey("ticket_id"));
        }
    }

    private static void Same(string cell, JsonNode? arrived) => Assert.Equal(cell.Length == 0 ? null : cell, (string?)arrived);

    private static string Cell(Make make) => make.Text();
}
