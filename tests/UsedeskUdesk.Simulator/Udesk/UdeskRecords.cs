using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Simulator.Http;
using UsedeskUdesk.Simulator.State;

namespace UsedeskUdesk.Simulator.Udesk;

/// <summary>Lists of what there is: customers and what happened to them, notes, and how sessions were rated.</summary>
internal sealed partial class UdeskService
{
    // Page of 2017, client [2].
    private const int MostCustomers = 10_000;

    /// <summary>Live client [1]: 31 days pass, 39 do not.</summary>
    private const int LongestReach = 31;

    /// <summary>
    /// Page of 2017, client [2]: 20 rows a page, 100 at most, 10,000 in all, the company's WeChat and Weibo channels beside them. That a page
    /// behind the last of those rows is refused while total_count tells them all, and what a query looks at, are inferences [?].
    /// </summary>
    private Reply ListCustomers(Context c)
    {
        var (filterId, query) = (c.Query.Int("filter_id"), c.Query.Text("query"));
        var filter = filterId is null ? null : Data.CustomerFilters.Find(f => f.Id == filterId) ?? throw c.Query.Wrong("filter_id", "is unknown");
        bool Hit(string? text) => text is not null && text.Contains(query!, StringComparison.OrdinalIgnoreCase);

        var found = Data.Customers.Values.Where(x => (filter is null || filter.Holds(x))
            && (string.IsNullOrEmpty(query) || Hit(x.NickName) || Hit(x.Email) || x.OtherEmails.Exists(e => Hit(e.Content)) || x.Cellphones.Exists(p => Hit(p.Content)))).ToList();
        var (page, size) = (c.Query.Int("page") ?? 1, c.Query.Int("page_size") ?? 20);
        if (size is >= 1 and <= 100 && (page - 1) * size >= MostCustomers)
        {
            throw c.Query.Wrong("page", $"reaches beyond {MostCustomers} rows");
        }

        var (rows, meta) = PageOf(c, found, "page_size", 20, 100);
        meta["total_pages"] = (Math.Min(found.Count, MostCustomers) + size - 1) / size;
        return Ok(new JObject
        {
            ["message"] = "success",
            ["customers"] = new JArray(rows.Select(CustomerRow)),
            ["meta"] = meta,
            ["wechat"] = new JArray(new JObject { ["id"] = 11, ["name"] = "Shop" }),
            ["weibo"] = new JArray(),
        });
    }

    /// <summary>Page of 2017, client [2].</summary>
    private Reply CustomerFilters(Context c) =>
        Ok(new JObject { ["message"] = "success", ["customer_filters"] = new JArray(Data.CustomerFilters.Select(f => new JObject { ["id"] = f.Id, ["name"] = f.Name, ["active"] = f.Active })) });

    /// <summary>Page of 2017, clients [2]: the kind stands in feed_type or in from_type. What else a row holds is an inference [?].</summary>
    private Reply CustomerFeeds(Context c)
    {
        var customer = FindCustomer(c);
        var feeds = Data.Sessions.Values.Where(s => s.CustomerId == customer.Id).Select(s => (Kind: "ImSubSession", s.Id, s.CreatedAt))
            .Append((Kind: "Alteration", customer.Id, customer.UpdatedAt)).OrderByDescending(f => f.Item3).ToList();
        var (rows, meta) = PageOf(c, feeds, "page_size", 20, 100);
        return Page("feeds", rows.Select(f => new JObject { [f.Id % 2 == 0 ? "feed_type" : "from_type"] = f.Kind, ["id"] = f.Id, ["created_at"] = BeijingIso(f.Item3) }), meta);
    }

    /// <summary>
    /// Live client [1]: 50 rows a page at most, 100 are refused; the count is total_records (page of 2017 [1]). That dates stand for whole days of
    /// Beijing is an inference [?].
    /// </summary>
    private Reply ListNotes(Context c)
    {
        DateTimeOffset? Day(string name) => c.Query.Text(name) is not { Length: > 0 } text ? null
            : ParseBeijing(text, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd") ?? throw c.Query.Wrong(name, "is no date");

        var (start, end, category) = (Day("start_date"), Day("end_date"), c.Query.Text("category"));
        if (category is not (null or "" or "im" or "call" or "ticket"))
        {
            throw c.Query.Wrong("category", "must be im, call or ticket");
        }

        var last = end is { } day && day.TimeOfDay == TimeSpan.Zero ? day.AddDays(1).AddTicks(-1) : end;
        var found = Data.Notes.Where(n => (start is null || n.CreatedAt >= start) && (last is null || n.CreatedAt <= last) && (string.IsNullOrEmpty(category) || n.Category == category)).ToList();
        var (rows, meta) = PageOf(c, found, "per_page", 20, 50);
        meta["total_records"] = meta["total_count"];
        meta.Remove("total_count");
        return Page("note_record", rows.Select(n => new JObject
        {
            ["id"] = n.Id,
            ["category"] = n.Category,
            ["agent_nick_name"] = Data.Agents[n.AgentId].Name,
            ["customer_nick_name"] = n.CustomerName,
            ["created_at"] = BeijingIso(n.CreatedAt),
            ["custom_fields"] = n.CustomFields.DeepClone(),
        }), meta);
    }

    /// <summary>Page, client [2].</summary>
    private Reply NoteTemplates(Context c) => Ok(new JObject
    {
        ["message"] = "success",
        ["note_template"] = new JArray(new[] { ("im", 51L), ("call", 52L) }.Select(t => new JObject
        {
            ["id"] = t.Item2,
            ["name"] = $"After a {t.Item1}",
            ["desc"] = "",
            ["category"] = t.Item1,
            ["custom_fields"] = new JArray(
                new JObject { ["field_id"] = 8, ["field_type"] = "SelectField", ["name"] = "Reason", ["comment"] = "", ["is_required"] = true },
                new JObject { ["field_id"] = 2, ["field_type"] = "TextField", ["name"] = "Remark", ["comment"] = "Anything else?", ["is_required"] = false }),
        })),
    });

    /// <summary>
    /// Live client [1]: a session_id does not filter, created_at is the session's, "0" means resolved, and the remark stands in survey_remark or in
    /// remark. Success in status 0 with the rows in item, and that its window reaches as far as that of the search, are inferences [?].
    /// </summary>
    private Reply SessionVotes(Context c)
    {
        var (start, end, page, size) = RecentWindow(StatusFields(c));
        var found = Data.Votes.Where(v => v.Session.CreatedAt >= start && v.Session.CreatedAt <= end).ToList();
        return Listed(found, page, size, v => new JObject
        {
            ["session_id"] = v.Session.RecordId,
            ["survey_option_id"] = v.OptionId,
            [v.Session.Id % 2 == 0 ? "survey_remark" : "remark"] = v.Remark,
            ["resolved_state"] = v.ResolvedState is { } resolved ? UdeskFields.Text(resolved) : null,
            ["tags"] = SurveyOptions.Find(Settings.SurveyShowType, v.OptionId)?.Tags ?? "",
            ["customer_id"] = v.Session.CustomerId,
            ["created_at"] = BeijingPlain(v.Session.CreatedAt),
        });
    }

    /// <summary>
    /// Live clients [2]: everything may be left out, then it is the current day; 31 days pass and 39 are refused. Whether that counts from now or is
    /// the length of the window nobody could check [?]: a setting chooses, and the stricter one, from now, is the usual one.
    /// </summary>
    private (DateTimeOffset Start, DateTimeOffset End, int Page, int Size) RecentWindow(UdeskFields query)
    {
        DateTimeOffset? Time(string name) => query.Text(name) is not { Length: > 0 } text ? null
            : ParseBeijing(text, "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd") ?? throw query.Wrong(name, "is no time");

        var now = state.Now.ToOffset(Beijing);
        var today = new DateTimeOffset(now.Date, Beijing);
        var end = Time("end_time") ?? today.AddDays(1).AddSeconds(-1);
        var start = Time("start_time") ?? new DateTimeOffset(Min(end, now).Date, Beijing);
        if (end < start)
        {
            throw query.Wrong("end_time", "is before start_time");
        }

        if (Settings.SessionReach == "span" ? end - start > TimeSpan.FromDays(LongestReach) : start < today.AddDays(-LongestReach))
        {
            throw FailStatus(2000, "Only the data of the last month can be asked for");
        }

        var page = query.Int("page") ?? 1;
        var size = query.Int("page_size") ?? 30;
        return page >= 1 && size is >= 1 and <= 1000 ? (start, end, (int)Math.Min(page, int.MaxValue), (int)size) : throw query.Wrong("page_size", "must be from 1 to 1000");

        static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => (a < b ? a : b).ToOffset(Beijing);
    }
}
