using System;
using System.Collections.Generic;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using UsedeskUdesk.Client.Http;

namespace UsedeskUdesk.Client.Operations;

/// <summary>From and to, in whole seconds; both belong to it.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End);
