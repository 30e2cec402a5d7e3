using Xunit;

namespace UsedeskUdesk.Tests;

/// <summary>For tests that look at the whole process, or at clocks: nothing runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone
{
}
