using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UsedeskUdesk.Client;
using UsedeskUdesk.Tests.Support;
using Xunit;
using static UsedeskUdesk.Tests.Support.Clients;

namespace UsedeskUdesk.Tests;

/// <summary>Files of names that people give them, in folders as deep as they lie.</summary>
public sealed class PathTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paths");

    public static TheoryData<string> Names => new("a name with blanks", " begins with one", "журнал 日志 İı", "😀", "e\u0301", "#%41&;='$(x)[y]`", "long");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void AJournalLiesAnywhere(string name)
    {
        var path = Deep(name) + ".journal";
        using var client = Usedesk(new Uri("https://service.example.test/api"));
        var factory = new ApiClientFactory();
        using (var journal = factory.OpenJournal(path))
        {
            Assert.Equal(path, Regexless(Assert.Throws<RequestException>(() => factory.OpenJournal(path)).Message));
            var entry = journal.Begin(client, Ticket);
            entry.Observe(new Observer()).Sending("POST", "create/ticket", 1);
            entry.Done(new UsedeskTicketReceipt { TicketId = 5 });
        }

        using var again = factory.OpenJournal(path);
        Assert.Equal(JournalState.Done, again.Begin(client, Ticket).State);

        static string Regexless(string message) => message.Split('\'', 2)[1].Split("' is in use")[0];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AFileIsSentFromAnywhereUnderItsName(string name)
    {
        var path = Deep(name) + ".txt";
        File.WriteAllText(path, "content of it");
        await using var server = new RawServer(Http.Json(TicketMade));
        using var client = Usedesk(server.BaseUri);

        await Guard.Async(client.SendAsync(new CreateTicketRequest { Subject = "s", Message = "m", File = [FileUpload.FromPath(path)] }));

        var sent = Encoding.UTF8.GetString(server.Arrived.Single().Body);
        Assert.Contains($"filename=\"{Path.GetFileName(path)}\"", sent, StringComparison.Ordinal);
        Assert.Contains("content of it", sent, StringComparison.Ordinal);
    }

    /// <summary>A path of that name, and where the name says so one of more than 260 characters.</summary>
    private string Deep(string name)
    {
        var folder = Path.Combine(_folder.FullName, name);
        while (name == "long" && folder.Length < 300)
        {
            folder = Path.Combine(folder, "a folder with a long name, one of several");
        }

        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }
}
