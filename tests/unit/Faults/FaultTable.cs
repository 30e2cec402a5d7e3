using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UsedeskUdesk.Tests.Faults;

/// <summary>The runs as a table in Markdown. Operations of which the same came share a row.</summary>
internal static class FaultTable
{
    private const string FaultName = "{fault}";

    public static string Write(FaultMatrixTests.Runs runs)
    {
        var text = new StringBuilder();
        text.Append("| what goes wrong | operation | it goes wrong once | it goes wrong each time | acted more than once | journal: once / each time |\n|---|---|---|---|---|---|\n");
        foreach (var block in Fault.All.GroupBy(Rows))
        {
            text.Append(block.Key.Replace(FaultName, string.Join("<br>", block.Select(fault => fault.Name)), StringComparison.Ordinal));
        }

        return text.ToString();

        // Faults of which the same comes for all operations share their rows.
        string Rows(Fault fault)
        {
            var rows = OperationKind.All.Where(fault.AppliesTo).GroupBy(kind =>
            {
                var once = FaultMatrixTests.Runs.Times(fault).Count > 1 ? runs[kind, fault, false] : null;
                var each = runs[kind, fault, true];
                var acted = kind.IsHarmless ? "changes nothing" : once?.Acted > 1 || each.Acted > 1 ? "**yes**" : "no";
                return $"{Cell(kind, once)} | {Cell(kind, each)} | {acted} | {(kind.IsHarmless ? "–" : once is null ? State(each) : $"{State(once)} / {State(each)}")} |";
            });
            return string.Concat(rows.Select((row, index) => $"| {(index == 0 ? FaultName : string.Empty)} | {string.Join(", ", row.Select(kind => kind.Name))} | {row.Key}\n"));
        }

        static string Cell(OperationKind kind, Seen? seen) => seen is null ? "–"
            : $"{(seen.What == Expected.Result ? "result" : seen.What == kind.DocumentedRefusal.ErrorId || seen.What == kind.OtherRefusal.ErrorId ? "the refusal" : $"`{seen.What}`")}, {seen.Requests.ToString(CultureInfo.InvariantCulture)} {(seen.Requests == 1 ? "request" : "requests")}";

        static string State(Seen seen) => seen.Journal switch
        {
            JournalState.Done => "done",
            JournalState.Unknown => "unknown",
            JournalState.New => "not done",
            _ => "?",
        };
    }
}
