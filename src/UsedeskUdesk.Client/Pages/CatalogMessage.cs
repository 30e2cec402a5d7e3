namespace UsedeskUdesk.Client.Pages;

/// <summary>A message of a catalogue.</summary>
/// <param name="Id">What the page calls it.</param>
/// <param name="Group">The group that it stands in; empty for none.</param>
/// <param name="Message">What is sent.</param>
/// <param name="Version">Changes with what is sent, so that nobody sends another text than the one on the screen.</param>
internal sealed record CatalogMessage(string Id, string Group, UdeskStructuredMessage Message, string Version);
